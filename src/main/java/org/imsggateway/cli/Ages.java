package org.imsggateway.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Says when something was or will be, seen from now. */
final class Ages {

    private final Clock clock;

    Ages(Clock clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /** {@code 5m ago}, {@code in 55m}, {@code now}, or a dash for never. */
    String of(@Nullable Instant time) {
        if (time == null) {
            return "-";
        }
        Duration age = Duration.between(time, clock.instant());
        String length = length(age.abs());
        if (length.isEmpty()) {
            return "now";
        }
        return age.isNegative() ? "in " + length : length + " ago";
    }

    private static String length(Duration duration) {
        if (duration.toDays() >= 2) {
            return duration.toDays() + "d";
        }
        if (duration.toHours() >= 2) {
            return duration.toHours() + "h";
        }
        if (duration.toMinutes() >= 2) {
            return duration.toMinutes() + "m";
        }
        return duration.toSeconds() < 2 ? "" : duration.toSeconds() + "s";
    }
}
