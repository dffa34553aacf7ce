package org.imsggateway.imsg;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.imsggateway.config.GatewaySettings;

/** How long to wait before the next start: doubling to a cap, with up to a tenth more, so that many gateways do not knock at once. */
final class BackOff {

    private static final double JITTER = 0.1;

    private final RandomGenerator random;
    private int attempts;

    BackOff(RandomGenerator random) {
        this.random = random;
    }

    /** Counts one more failure and says how long to wait after it. Never gives up. */
    Duration next(GatewaySettings.Restart restart) {
        attempts++;
        Duration pause = restart.delay();
        for (int i = 1; i < attempts && pause.compareTo(restart.maxDelay()) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        Duration capped = pause.compareTo(restart.maxDelay()) < 0 ? pause : restart.maxDelay();
        return capped.plusNanos((long) (capped.toNanos() * JITTER * random.nextDouble()));
    }

    /** After a quiet stretch, or because a person said so, the next pause is the first one again. */
    void reset() {
        attempts = 0;
    }

    int attempts() {
        return attempts;
    }
}
