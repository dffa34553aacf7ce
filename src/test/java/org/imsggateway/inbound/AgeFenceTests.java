package org.imsggateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.imsggateway.config.AccountConfig;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.Messages;
import org.imsggateway.message.SettableClock;
import org.junit.jupiter.api.Test;

class AgeFenceTests {

    private static final Instant START = Instant.parse("2026-03-04T12:00:00Z");

    private final AgeFence fence = new AgeFence(new SettableClock("2026-03-04T12:00:00Z"));

    private static AccountConfig account(String keys) {
        return GatewayConfig.parse("channels: {imessage: " + keys + "}")
                .accounts()
                .getFirst();
    }

    private static InboundMessage sent(Instant at, Duration late) {
        return Messages.direct().at(at.plus(late)).sentAt(at).build();
    }

    @Test
    void whatWasSentWhileTheGatewayRanIsLateAfterFifteenMinutes() {
        assertThat(fence.isPast(sent(START, Duration.ofMinutes(15)), account("{}")))
                .isFalse();
        assertThat(fence.isPast(sent(START, Duration.ofMinutes(15).plusMillis(1)), account("{}")))
                .isTrue();
    }

    @Test
    void whatWasSentBeforeItStartedIsLateAfterTwoHours() {
        Instant before = START.minusSeconds(1);

        assertThat(fence.isPast(sent(before, Duration.ofHours(2)), account("{}")))
                .isFalse();
        assertThat(fence.isPast(sent(before, Duration.ofHours(2).plusMillis(1)), account("{}")))
                .isTrue();
    }

    @Test
    void onARemoteMacEverythingIsLateAfterFifteenMinutes() {
        Instant before = START.minusSeconds(1);

        assertThat(fence.isPast(sent(before, Duration.ofMinutes(16)), account("{remoteHost: bot@mac}")))
                .isTrue();
    }

    @Test
    void theOldWiderWindowIsHonoured() {
        AccountConfig account = account("{catchup: {enabled: true}}");

        assertThat(fence.isPast(sent(START, Duration.ofHours(24)), account)).isFalse();
        assertThat(fence.isPast(sent(START, Duration.ofHours(25)), account)).isTrue();
    }

    @Test
    void withoutATimeOfSendingNothingIsLate() {
        assertThat(fence.isPast(Messages.direct().sentAt(null).build(), account("{}")))
                .isFalse();
    }
}
