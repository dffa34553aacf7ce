package org.imsggateway.config;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Has everything that is over let go, once an hour and batch by batch. */
@Component
class RetentionTimer implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RetentionTimer.class);
    private static final Duration INTERVAL = Duration.ofHours(1);

    private final List<Expiring> kept;
    private final ConfigStore config;
    private final Clock clock;
    private volatile @Nullable ScheduledExecutorService timer;

    RetentionTimer(List<Expiring> kept, ConfigStore config, Clock clock) {
        this.kept = kept;
        this.config = config;
        this.clock = clock;
    }

    /** Lets all go that is over. What fails now is over in an hour, too, and keeps nothing else. */
    void sweep() {
        kept.forEach(this::sweep);
    }

    private void sweep(Expiring one) {
        try {
            boolean more = true;
            while (more && !Thread.currentThread().isInterrupted()) {
                more = one.expire(clock.instant(), config.current().gateway().retention());
            }
        } catch (RuntimeException failure) {
            // Whatever it is: a timer whose task throws never runs again.
            log.warn("old {} are kept for now; trying again in {} min", one.what(), INTERVAL.toMinutes(), failure);
        }
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("retention").factory());
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
