package org.imsggateway.agent;

import java.time.Duration;

/** Waits between two tries of a turn. */
@FunctionalInterface
public interface Pause {

    /**
     * Waits.
     *
     * @param time how long
     * @throws InterruptedException if the program stops
     */
    void await(Duration time) throws InterruptedException;
}
