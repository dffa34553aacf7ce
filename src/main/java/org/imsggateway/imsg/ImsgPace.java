package org.imsggateway.imsg;

import java.time.Clock;
import java.time.Duration;

/**
 * By which time the accounts live.
 *
 * @param clock what time it is
 * @param tick how often an account looks whether there is something to do for its child
 */
record ImsgPace(Clock clock, Duration tick) {

    /** The usual pace. */
    static ImsgPace of(Clock clock) {
        return new ImsgPace(clock, Duration.ofMillis(250));
    }
}
