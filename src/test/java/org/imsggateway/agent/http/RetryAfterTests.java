package org.imsggateway.agent.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTests {

    private static final Instant NOW = Instant.parse("2026-03-04T10:15:00Z");

    @Test
    void secondsAreAPause() {
        assertThat(RetryAfter.parse(" 120 ", NOW)).contains(Duration.ofMinutes(2));
    }

    @Test
    void aDateIsThePauseUntilThen() {
        assertThat(RetryAfter.parse("Wed, 04 Mar 2026 10:16:30 GMT", NOW)).contains(Duration.ofSeconds(90));
    }

    @Test
    void aDateThatIsOverIsNoPause() {
        assertThat(RetryAfter.parse("Wed, 04 Mar 2026 10:14:00 GMT", NOW)).contains(Duration.ZERO);
    }

    @Test
    void nobodyIsLeftAloneForMoreThanAnHour() {
        assertThat(RetryAfter.parse("999999999", NOW)).contains(RetryAfter.MOST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "1.5", "12345678901234567890"})
    void nonsenseIsIgnored(String value) {
        assertThat(RetryAfter.parse(value, NOW)).isEmpty();
    }
}
