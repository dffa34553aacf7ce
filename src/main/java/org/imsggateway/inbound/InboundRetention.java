package org.imsggateway.inbound;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.imsggateway.config.ConfigStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Clears what was said when {@code gateway.retention} is over, in small batches, so that the store's one writer is never
 * held for long. The guid of a message stays, so that it is not handled again; a message that is dead or held keeps its
 * text, because it may still be run.
 */
@Component
class InboundRetention implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(InboundRetention.class);
    private static final Duration INTERVAL = Duration.ofHours(1);
    private static final int BATCH = 200;

    private final InboundJournalRepository journal;
    private final ConfigStore config;
    private final Clock clock;
    private volatile @Nullable ScheduledExecutorService timer;

    InboundRetention(InboundJournalRepository journal, ConfigStore config, Clock clock) {
        this.journal = journal;
        this.config = config;
        this.clock = clock;
    }

    /** Clears all that is due. */
    void sweep() {
        Instant until = clock.instant().minus(config.current().gateway().retention());
        try {
            int cleared = BATCH;
            while (cleared == BATCH && !Thread.currentThread().isInterrupted()) {
                cleared = journal.clearTexts(until, BATCH);
            }
            journal.deleteMalformed(until);
        } catch (DataAccessException | TransactionException busy) {
            log.warn("old messages could not be cleared; trying again in {} min", INTERVAL.toMinutes(), busy);
        }
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("inbound-retention").factory());
        var _ = started.scheduleWithFixedDelay(this::sweep, 1, INTERVAL.toMinutes(), TimeUnit.MINUTES);
        timer = started;
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = timer;
        timer = null;
        if (running != null) {
            running.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}
