package org.imsggateway.imsg;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** How far one account has heard its Messages database, over all its children. Thread-safe. */
final class HeardRows {

    private final AtomicLong last = new AtomicLong();
    private final AtomicLong live = new AtomicLong();
    private volatile @Nullable Instant changedAt;

    /** Begins anew behind a row: what was heard beyond it is asked for again. */
    void begin(long row) {
        last.set(row);
        live.set(0);
    }

    /**
     * The numbers of the rows do not go on as they did before a moment: the database was replaced, or an earlier state restored.
     *
     * @param at the moment, of which the latest counts; null if that never happened
     */
    void anew(@Nullable Instant at) {
        Instant before = changedAt;
        if (at != null && (before == null || at.isAfter(before))) {
            changedAt = at;
        }
    }

    /** Whether a number that was heard at a time may still be compared with those of the rows that are there now. */
    boolean isComparable(long row, Instant at) {
        Instant change = changedAt;
        return row <= last() && (change == null || change.isBefore(at));
    }

    /** A row, and all before it, was asked for and came. */
    void caughtUp(long row) {
        last.accumulateAndGet(row, Math::max);
    }

    /** The stream brought a row by itself, whatever it is worth. */
    void came(long row) {
        caughtUp(row);
        live.accumulateAndGet(row, Math::max);
    }

    /** The highest row that was heard in any way; 0 for none. */
    long last() {
        return last.get();
    }

    /** The highest row that the subscription of the moment has brought; 0 for none. */
    long live() {
        return live.get();
    }
}
