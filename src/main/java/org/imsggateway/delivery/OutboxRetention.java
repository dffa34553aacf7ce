package org.imsggateway.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.imsggateway.config.ConfigStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Clears the texts of settled pieces when their time is over. Used by one thread. */
@Component
class OutboxRetention {

    /** How often it is worth looking, unless texts are to go at once. */
    static final Duration INTERVAL = Duration.ofHours(1);

    private final ConfigStore config;
    private final Outbox outbox;
    private final Clock clock;
    private @Nullable Instant next;

    OutboxRetention(ConfigStore config, Outbox outbox, Clock clock) {
        this.config = config;
        this.outbox = outbox;
        this.clock = clock;
    }

    void sweep() {
        Duration keep = config.current().gateway().retention();
        Instant now = clock.instant();
        if (keep.isZero() || next == null || !now.isBefore(next)) {
            next = now.plus(INTERVAL);
            outbox.clearTexts(now.minus(keep));
        }
    }
}
