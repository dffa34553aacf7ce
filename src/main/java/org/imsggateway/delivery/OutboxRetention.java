package org.imsggateway.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.config.Expiring;
import org.springframework.stereotype.Component;

/**
 * Clears the texts of settled pieces when their time is over, and some months later deletes what is left of them: their ids,
 * by which our own messages are known again.
 */
@Component
class OutboxRetention implements Expiring {

    private final ConfigStore config;
    private final Outbox outbox;
    private final Clock clock;

    OutboxRetention(ConfigStore config, Outbox outbox, Clock clock) {
        this.config = config;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public String what() {
        return "replies";
    }

    @Override
    public boolean expire(Instant now, Duration retention) {
        Instant until = now.minus(retention);
        int cleared = outbox.clearTexts(until, BATCH);
        int deleted = outbox.deleteCleared(until.minus(IDS_KEPT), BATCH);
        return Math.max(cleared, deleted) == BATCH;
    }

    /** Clears what was settled just now where nothing is to be retained. */
    void atOnce() {
        if (config.current().gateway().retention().isZero()) {
            outbox.clearTexts(clock.instant(), BATCH);
        }
    }
}
