package org.imsggateway.agent.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The header by which a server says when it wants to be asked again: seconds, or a date. */
final class RetryAfter {

    /** Whoever asks for more has forgotten us; nobody in a chat waits that long. */
    static final Duration MOST = Duration.ofHours(1);

    private RetryAfter() {}

    /** The pause, at most an hour; empty if the value makes no sense. */
    static Optional<Duration> parse(String value, Instant now) {
        String text = value.strip();
        if (text.matches("\\d{1,9}")) {
            return Optional.of(bounded(Duration.ofSeconds(Long.parseLong(text))));
        }
        try {
            Instant at = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(bounded(Duration.between(now, at)));
        } catch (DateTimeException nonsense) {
            return Optional.empty();
        }
    }

    private static Duration bounded(Duration pause) {
        if (pause.isNegative()) {
            return Duration.ZERO;
        }
        return pause.compareTo(MOST) > 0 ? MOST : pause;
    }
}
