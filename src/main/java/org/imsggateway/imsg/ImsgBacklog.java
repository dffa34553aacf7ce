package org.imsggateway.imsg;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Notices when rows that were heard wait to be stored and none of them is: the stream is sound then, and a look at it finds
 * nothing, while the resume point stands still. Used by one thread.
 */
final class ImsgBacklog {

    /** How long nothing may be stored while something waits. */
    static final Duration GRACE = Duration.ofSeconds(60);

    /** What the problem of such an account says. */
    static final String WORDS = "messages that arrived wait to be stored";

    private final ImsgWatch watch;
    private final InstantSource steady;
    private long stored = -1;
    private Instant movedAt = Instant.MIN;

    ImsgBacklog(ImsgWatch watch, InstantSource steady) {
        this.watch = watch;
        this.steady = steady;
    }

    /** What is wrong; null when nothing waits, or something was stored lately. */
    @Nullable
    ImsgProblem look() {
        Instant now = steady.instant();
        long by = watch.stored();
        if (watch.isIdle() || by != stored) {
            stored = by;
            movedAt = now;
        }
        return movedAt.plus(GRACE).isAfter(now) ? null : ImsgProblem.of(WORDS, List.of());
    }
}
