package org.imsggateway.agent;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * How long an agent is left alone after each failure of a turn: about a second, then twice as long each time, up to five
 * minutes. A part of it is chance, so that many conversations do not come back in one moment.
 */
final class AgentPauses {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final BackOffExecution pauses;

    AgentPauses() {
        var backOff = new ExponentialBackOff(FIRST.toMillis(), 2);
        backOff.setMaxInterval(LONGEST.toMillis());
        backOff.setJitter(FIRST.toMillis() / 2);
        pauses = backOff.start();
    }

    /** The next pause: what the agent asked for, if that is longer. */
    Duration next(@Nullable Duration asked) {
        Duration own = Duration.ofMillis(pauses.nextBackOff());
        return asked != null && asked.compareTo(own) > 0 ? asked : own;
    }
}
