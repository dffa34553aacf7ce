package org.imsggateway.simulator;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The time scale of chat.db: signed nanoseconds since 2001-01-01T00:00:00Z. */
final class AppleTime {

    private static final long EPOCH_OFFSET_SECONDS = 978_307_200L;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private AppleTime() {}

    static long of(Instant instant) {
        return (instant.getEpochSecond() - EPOCH_OFFSET_SECONDS) * NANOS_PER_SECOND + instant.getNano();
    }

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(
                Math.floorDiv(nanos, NANOS_PER_SECOND) + EPOCH_OFFSET_SECONDS, Math.floorMod(nanos, NANOS_PER_SECOND));
    }

    /** As imsg prints it: UTC, always three fractional digits, finer precision cut off. */
    static String iso(long nanos) {
        return iso(instant(nanos));
    }

    static String iso(Instant instant) {
        return MILLIS.format(instant);
    }

    /**
     * Reads an ISO 8601 date with a zone.
     *
     * @throws DateTimeException if it is no such date
     */
    static long parse(String text) {
        return of(OffsetDateTime.parse(text).toInstant());
    }
}
