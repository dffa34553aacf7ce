package org.imsggateway.config;

import java.time.Duration;
import java.time.Instant;

/** Something that is kept for a while only. Whoever keeps it lets it go when it is told to, once an hour. */
public interface Expiring {

    /** How many rows go at once: few enough that the store's one writer is never held for long. */
    int BATCH = 200;

    /**
     * How much longer than what was said the ids of messages stay, so that none is handled twice. What comes again after
     * that is too old to be answered.
     */
    Duration IDS_KEPT = Duration.ofDays(90);

    /**
     * Names it for the log.
     *
     * @return a plural, such as {@code transcripts}
     */
    String what();

    /**
     * Lets go at most one batch of what is over.
     *
     * @param now the time
     * @param retention how long what was said is kept, from {@code gateway.retention}; zero or more
     * @return whether there may be more
     */
    boolean expire(Instant now, Duration retention);

    /**
     * For what a person is to see, or may still use, even where nothing is retained.
     *
     * @param retention how long what was said is kept; zero or more
     * @return the same, a day at least
     */
    static Duration atLeastADay(Duration retention) {
        Duration day = Duration.ofDays(1);
        return retention.compareTo(day) < 0 ? day : retention;
    }
}
