package org.imsggateway.delivery;

import java.time.Duration;

/**
 * How long delivery waits for what.
 *
 * @param sendTimeout how long one send may take, waiting inside the child included
 * @param firstRetry the pause after the first refused attempt; it doubles with each further one
 * @param maxRetry the longest such pause
 * @param firstLook the pause before a message of unknown outcome is looked for; it doubles with each further look
 * @param maxLook the longest such pause
 * @param readyPoll how often an account that cannot take messages is asked again while some wait for it
 * @param troublePause the pause after the store failed
 */
record DeliveryTiming(
        Duration sendTimeout,
        Duration firstRetry,
        Duration maxRetry,
        Duration firstLook,
        Duration maxLook,
        Duration readyPoll,
        Duration troublePause) {

    /** The usual pauses, with the time of a send that the configuration wants. */
    static DeliveryTiming of(Duration sendTimeout) {
        return new DeliveryTiming(
                sendTimeout,
                Duration.ofSeconds(2),
                Duration.ofMinutes(5),
                Duration.ofSeconds(1),
                Duration.ofSeconds(30),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1));
    }

    /** The pause before the next of a row of attempts, without jitter. */
    static Duration doubling(Duration first, Duration max, int attempt) {
        Duration pause = first;
        for (int i = 0; i < attempt && pause.compareTo(max) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(max) < 0 ? pause : max;
    }
}
