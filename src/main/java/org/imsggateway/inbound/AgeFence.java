package org.imsggateway.inbound;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.imsggateway.config.AccountConfig;
import org.imsggateway.message.InboundMessage;
import org.springframework.stereotype.Component;

/**
 * Whether a message comes so late that an answer may be worse than none: Apple delivers what a Mac missed days ago as if it
 * were new. What was sent while this gateway was not running is replayed on purpose and may be older than what was sent while
 * it was, unless the Mac is a remote one: then nobody can tell a replay from a late delivery.
 */
@Component
class AgeFence {

    /** For what was sent while the gateway ran. */
    static final Duration LIVE = Duration.ofMinutes(15);

    /** For what was sent before the gateway was started, on a Mac of its own. */
    static final Duration REPLAYED = Duration.ofHours(2);

    /** The same where {@code catchup.enabled} asks for a wider window. */
    static final Duration WIDE = Duration.ofHours(24);

    private final Instant started;

    AgeFence(Clock clock) {
        this.started = clock.instant();
    }

    /**
     * Judges a message by its times alone.
     *
     * @param message the message; one without a time of sending is never late
     * @param account its account
     * @return whether it is past the fence
     */
    boolean isPast(InboundMessage message, AccountConfig account) {
        Instant sent = message.sentAt();
        return sent != null && sent.plus(limit(sent, account)).isBefore(message.receivedAt());
    }

    private Duration limit(Instant sent, AccountConfig account) {
        if (account.catchup()) {
            return WIDE;
        }
        boolean replayed = sent.isBefore(started) && account.remoteHost() == null;
        return replayed ? REPLAYED : LIVE;
    }
}
