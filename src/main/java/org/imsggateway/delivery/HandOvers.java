package org.imsggateway.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * How long ago messages were handed over. Of what this life of the program handed over that is measured by the clock and by a
 * time that goes on evenly, whoever sets the clock, and the shorter counts; of the rest there is the clock alone.
 */
final class HandOvers {

    private static final int MOST = 4096;

    private final Clock clock;
    private final InstantSource steady;
    private final SequencedMap<Long, Instant> times = new LinkedHashMap<>();

    HandOvers(Clock clock, InstantSource steady) {
        this.clock = clock;
        this.steady = steady;
    }

    /** By the clock of the system and the time since its start. */
    static HandOvers of(Clock clock) {
        long zero = System.nanoTime();
        return new HandOvers(clock, () -> Instant.EPOCH.plusNanos(System.nanoTime() - zero));
    }

    /** A moment by both. */
    record Moment(Instant clock, Instant steady) {}

    Moment now() {
        return new Moment(clock.instant(), steady.instant());
    }

    /** Is about to be handed over. */
    synchronized void begin(OutboxPiece piece) {
        times.remove(piece.id());
        times.put(piece.id(), steady.instant());
        if (times.size() > MOST) {
            times.pollFirstEntry();
        }
    }

    /** Whether a time had passed by a moment since it was handed over. */
    synchronized boolean isPast(OutboxPiece piece, Duration time, Moment moment) {
        Instant began = times.get(piece.id());
        boolean steadily = began == null || moment.steady().isAfter(began.plus(time));
        Instant handedAt = piece.handedAt();
        return steadily && handedAt != null && moment.clock().isAfter(handedAt.plus(time));
    }
}
