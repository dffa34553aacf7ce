package org.imsggateway.imsg;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * By which time the accounts live.
 *
 * @param clock what time it is, for what is shown or stored
 * @param steady for what waits: it goes on evenly, whoever sets the clock; what it says means something only beside what it
 *     said before
 * @param tick how often an account looks whether there is something to do for its child
 * @param patience how long a child may take for each answer on the way to a subscription
 */
record ImsgPace(Clock clock, InstantSource steady, Duration tick, Duration patience) {

    static final Duration PATIENCE = Duration.ofSeconds(15);

    /** The usual pace. */
    static ImsgPace of(Clock clock) {
        Instant began = clock.instant();
        long zero = System.nanoTime();
        return new ImsgPace(clock, () -> began.plusNanos(System.nanoTime() - zero), Duration.ofMillis(250), PATIENCE);
    }

    /** What the clock shows for a moment of the steady time. */
    Instant shown(Instant moment) {
        return clock.instant().minus(Duration.between(moment, steady.instant()));
    }
}
