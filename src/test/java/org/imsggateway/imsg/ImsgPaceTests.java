package org.imsggateway.imsg;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.imsggateway.message.SettableClock;
import org.junit.jupiter.api.Test;

class ImsgPaceTests {

    private final SettableClock clock = new SettableClock();

    @Test
    void theSteadyTimeGoesOnWhenTheClockIsPutBackOrForward() {
        ImsgPace pace = ImsgPace.of(clock);
        Instant before = pace.steady().instant();
        clock.advance(Duration.ofHours(-3));
        assertThat(pace.steady().instant()).isBetween(before, before.plus(Duration.ofMinutes(5)));
        clock.advance(Duration.ofHours(6));
        assertThat(pace.steady().instant()).isBetween(before, before.plus(Duration.ofMinutes(5)));
    }

    @Test
    void aMomentIsShownAsTheClockHasItNow() {
        SettableClock steady = new SettableClock();
        ImsgPace pace = new ImsgPace(clock, steady, Duration.ZERO, ImsgPace.PATIENCE);
        Instant moment = steady.instant();
        steady.advance(Duration.ofMinutes(1));
        clock.set("2026-03-01T12:00:00Z");
        assertThat(pace.shown(moment)).isEqualTo("2026-03-01T11:59:00Z");
    }
}
