package org.imsggateway.session;

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
 * Deletes what was said when {@code gateway.retention} is over, in small batches, so that the store's one writer is never
 * held for long. Where nothing is to be retained an agent would forget in the middle of a talk, so that it has a day.
 */
@Component
class TranscriptRetention implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TranscriptRetention.class);
    private static final Duration INTERVAL = Duration.ofHours(1);
    private static final Duration INSTEAD_OF_NOTHING = Duration.ofHours(24);
    static final int BATCH = 200;

    private final TranscriptRepository transcripts;
    private final ConfigStore config;
    private final Clock clock;
    private volatile @Nullable ScheduledExecutorService timer;

    TranscriptRetention(TranscriptRepository transcripts, ConfigStore config, Clock clock) {
        this.transcripts = transcripts;
        this.config = config;
        this.clock = clock;
    }

    /** Deletes all that is due. */
    void sweep() {
        Duration retention = config.current().gateway().retention();
        Instant until = clock.instant().minus(retention.isZero() ? INSTEAD_OF_NOTHING : retention);
        try {
            int deleted = BATCH;
            while (deleted == BATCH && !Thread.currentThread().isInterrupted()) {
                deleted = transcripts.delete(until, BATCH);
            }
        } catch (DataAccessException | TransactionException busy) {
            log.warn("old transcripts could not be deleted; trying again in {} min", INTERVAL.toMinutes(), busy);
        }
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("transcript-retention").factory());
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
