package org.imsggateway.imsg;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;

class ImsgHealthIndicatorTests {

    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    @Test
    void eachStateHasItsHealth() {
        assertThat(status(new ImsgState.Running(NOON, null, null))).isEqualTo("UP");
        assertThat(status(new ImsgState.Running(NOON, "AppleScript error -1743", "allow it")))
                .isEqualTo("DEGRADED");
        assertThat(status(new ImsgState.Starting(NOON, null, null))).isEqualTo("DOWN");
        assertThat(status(new ImsgState.BackingOff(NOON, 3, NOON, "imsg rpc closed", null)))
                .isEqualTo("DOWN");
        assertThat(status(new ImsgState.Stopped(NOON))).isEqualTo("STOPPED");
        assertThat(status(new ImsgState.Disabled(NOON))).isEqualTo("STOPPED");
    }

    private static String status(ImsgState state) {
        return ImsgHealthIndicator.health(state, ImsgHearing.UNKNOWN)
                .getStatus()
                .getCode();
    }

    @Test
    void troubleComesWithItsReasonAndAdvice() {
        Health health = ImsgHealthIndicator.health(
                new ImsgState.BackingOff(NOON, 1, NOON, "imsg not found (imsg)", "Install imsg"), ImsgHearing.UNKNOWN);

        assertThat(health.getDetails())
                .containsEntry("error", "imsg not found (imsg)")
                .containsEntry("advice", "Install imsg")
                .containsEntry("state", "backing-off")
                .doesNotContainKey("lagRows");
    }

    @Test
    void whatWasNotHeardIsADetail() {
        Health health = ImsgHealthIndicator.health(
                new ImsgState.Running(NOON, null, null), new ImsgHearing(NOON.plusSeconds(60), 2, NOON));

        assertThat(health.getDetails())
                .containsEntry("lagRows", 2)
                .containsEntry("unheardSince", "2026-03-04T12:00:00Z")
                .containsEntry("lastCheckAt", "2026-03-04T12:01:00Z");
    }
}
