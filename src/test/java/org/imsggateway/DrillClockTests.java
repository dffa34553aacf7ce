package org.imsggateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrillClockTests {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void aDrillsClockJumpsWhenItsFileIsWritten(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("clock"), "0");
        var clock = new DrillClock(Clock.fixed(NOW, ZoneOffset.UTC), file);
        assertThat(clock.instant()).isEqualTo(NOW);
        Files.writeString(file, "-45\n");
        assertThat(clock.instant()).isEqualTo("2026-03-01T11:59:15Z");
    }

    @Test
    void withoutADrillTheClockIsTheSystems() {
        assertThat(new ClockConfiguration().clock("")).isEqualTo(Clock.systemUTC());
    }
}
