package org.imsggateway.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads until when something is to hold: a moment, or how long from now. */
final class Expiry {

    static final Flag FLAG = Flag.valued("expires", "WHEN", "until when: 2026-12-31T18:00:00Z, or for how long: 30d");

    private static final Pattern LENGTH = Pattern.compile("(\\d{1,6})([smhd])");

    private Expiry() {}

    static Instant parse(String text, Instant now) {
        Instant moment = moment(text.strip(), now);
        if (!moment.isAfter(now)) {
            throw CommandFailure.usage("--expires '%s' is not in the future.".formatted(text));
        }
        return moment;
    }

    private static Instant moment(String text, Instant now) {
        Matcher length = LENGTH.matcher(text);
        if (length.matches()) {
            return now.plus(duration(Long.parseLong(length.group(1)), length.group(2)));
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException unreadable) {
            throw CommandFailure.usage(
                    "--expires '%s' is neither a date and time with its zone, such as 2026-12-31T18:00:00Z or 2026-12-31T18:00+01:00, nor a number with s, m, h or d, such as 30d."
                            .formatted(text));
        }
    }

    private static Duration duration(long count, String unit) {
        return switch (unit) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }
}
