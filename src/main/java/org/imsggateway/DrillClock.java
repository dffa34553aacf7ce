package org.imsggateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A clock that jumps while the program runs: for the drills that show that nothing is lost and nothing is sent twice when
 * that happens. There only if the system property {@code imsg-gateway.drill.clock} names a file; the file holds the seconds
 * by which the clock is fast, and is read each time.
 */
final class DrillClock extends Clock {

    /** The system property: a file with a whole number of seconds, negative for a clock that is slow. */
    static final String PROPERTY = "imsg-gateway.drill.clock";

    private static final Logger log = LoggerFactory.getLogger(DrillClock.class);

    private final Clock real;
    private final Path offset;

    DrillClock(Clock real, Path offset) {
        this.real = real;
        this.offset = offset;
        log.warn("a drill: the clock is moved by the seconds in {}", offset);
    }

    @Override
    public Instant instant() {
        try {
            return real.instant()
                    .plusSeconds(Long.parseLong(Files.readString(offset).strip()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new DrillClock(real.withZone(zone), offset);
    }
}
