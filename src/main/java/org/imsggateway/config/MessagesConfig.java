package org.imsggateway.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What holds for messages of every channel.
 *
 * @param responsePrefix the prefix of replies where neither account nor channel has one; null = none
 * @param mentionPatterns regular expressions that address any agent in a group; null = the key is absent
 * @param debounce how long to wait for more of a burst; zero = not at all
 * @param debounceByChannel the same by channel, which wins
 * @param queueMode what becomes of messages that arrive while a turn runs
 */
public record MessagesConfig(
        @Nullable String responsePrefix,
        @Nullable List<String> mentionPatterns,
        Duration debounce,
        Map<String, Duration> debounceByChannel,
        QueueMode queueMode) {

    /**
     * How long to wait for more of a burst on one channel.
     *
     * @param channel the channel's name
     * @return zero or more
     */
    public Duration debounce(String channel) {
        return debounceByChannel.getOrDefault(channel, debounce);
    }
}
