package org.imsggateway.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One agent.
 *
 * @param id the normalised id
 * @param isDefault whether the entry says {@code default: true}
 * @param name the display name; null = none
 * @param identity how it presents itself; null = not said
 * @param mentionPatterns regular expressions that address it in a group; null = the key is absent, empty = none
 * @param workspace its directory; null = none
 * @param runtime what it is made of
 * @param maxConcurrent how many of its turns run at once; null = no limit
 */
public record AgentConfig(
        String id,
        boolean isDefault,
        @Nullable String name,
        @Nullable Identity identity,
        @Nullable List<String> mentionPatterns,
        @Nullable String workspace,
        AgentRuntime runtime,
        @Nullable Integer maxConcurrent) {

    /**
     * How an agent presents itself.
     *
     * @param name the name it goes by; null = none
     * @param emoji its sign; null = none
     */
    public record Identity(@Nullable String name, @Nullable String emoji) {}
}
