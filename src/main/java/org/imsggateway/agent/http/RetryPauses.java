package org.imsggateway.agent.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * How long somebody is left alone after each of a row of failures: about a second, then twice as long each time, up to five
 * minutes. A part of it is chance, so that many do not come back in one moment.
 */
public final class RetryPauses {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final BackOffExecution pauses;

    /** Begins with the first pause. */
    public RetryPauses() {
        var backOff = new ExponentialBackOff(FIRST.toMillis(), 2);
        backOff.setMaxInterval(LONGEST.toMillis());
        backOff.setJitter(FIRST.toMillis() / 2);
        pauses = backOff.start();
    }

    /**
     * The next pause.
     *
     * @param asked what the other side asked for; null if nothing
     * @return the longer of the two
     */
    public Duration next(@Nullable Duration asked) {
        Duration own = Duration.ofMillis(pauses.nextBackOff());
        return asked != null && asked.compareTo(own) > 0 ? asked : own;
    }
}
