package org.imsggateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.config.SessionConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionEndTests {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static boolean over(String session, boolean group, String last, String now) {
        SessionConfig config = GatewayConfig.parse("session: {" + session + "}").session();
        return SessionEnd.isOver(config, group, Instant.parse(last), Instant.parse(now), BERLIN);
    }

    @Test
    void withoutASettingASessionIsNeverOver() {
        assertThat(over("", false, "2020-01-01T00:00:00Z", "2026-01-01T00:00:00Z"))
                .isFalse();
    }

    /** The hour is four in Berlin: three o'clock UTC in winter, two in summer. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-04T02:59:59.999Z, 2026-03-04T03:00:00Z, true",
        "2026-03-04T02:59:59.999Z, 2026-03-04T02:59:59.999Z, false",
        "2026-03-04T03:00:00Z, 2026-03-05T02:59:59.999Z, false",
        "2026-03-04T03:00:00Z, 2026-03-05T03:00:00Z, true",
        "2026-03-01T03:00:00Z, 2026-03-05T01:00:00Z, true",
        "2026-07-01T01:59:00Z, 2026-07-01T02:00:00Z, true",
        "2026-03-28T20:00:00Z, 2026-03-29T02:00:00Z, true"
    })
    void aDailySessionIsOverAtItsLocalHour(String last, String now, boolean over) {
        assertThat(over("reset: {mode: daily}", false, last, now)).isEqualTo(over);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-04T12:00:00Z, false", "2026-03-04T12:00:00.001Z, true"})
    void anIdleSessionIsOverAfterItsSilence(String now, boolean over) {
        assertThat(over("reset: {mode: idle, idleMinutes: 120}", false, "2026-03-04T10:00:00Z", now))
                .isEqualTo(over);
    }

    @Test
    void anIdleSessionDoesNotEndAtAnHour() {
        assertThat(over("reset: {mode: idle}", false, "2026-03-01T10:00:00Z", "2026-03-04T10:00:00Z"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"2026-03-04T10:31:00Z, true", "2026-03-04T10:30:00Z, false", "2026-03-05T03:00:00Z, true"})
    void ofASilenceAndAnHourTheFirstEndsTheSession(String now, boolean over) {
        assertThat(over("reset: {mode: daily, idleMinutes: 30}", false, "2026-03-04T10:00:00Z", now))
                .isEqualTo(over);
    }

    @ParameterizedTest
    @CsvSource({"direct, false, true", "dm, false, true", "direct, true, false", "group, true, true"})
    void theSettingOfAKindReplacesTheGeneralOne(String kind, boolean group, boolean over) {
        String session =
                "reset: {mode: idle, idleMinutes: 600}, resetByType: {" + kind + ": {mode: idle, idleMinutes: 5}}";
        assertThat(over(session, group, "2026-03-04T10:00:00Z", "2026-03-04T11:00:00Z"))
                .isEqualTo(over);
    }
}
