package org.imsggateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.Messages;
import org.imsggateway.message.SettableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopBreakerTests {

    private final SettableClock clock = new SettableClock("2026-03-04T12:00:00Z");
    private final LoopBreaker loops = new LoopBreaker(clock);
    private final InboundMessage message = Messages.direct().build();

    private void drop(int times, InboundMessage what, String reason) {
        IntStream.range(0, times).forEach(_ -> loops.dropped(what, reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo", "self-chat echo", "reflected assistant content", "from me"})
    void fiveDropsThatLookLikeAnEchoHoldTheConversationBack(String reason) {
        drop(4, message, reason);
        assertThat(loops.limited(message)).isFalse();

        drop(1, message, reason);
        assertThat(loops.limited(message)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no mention", "empty body", "dmPolicy blocked", "tapback", "agent echo in self-chat"})
    void otherDropsAreNotCounted(String reason) {
        drop(10, message, reason);

        assertThat(loops.limited(message)).isFalse();
    }

    @Test
    void aMinuteAfterTheBurstItIsOver() {
        drop(5, message, "echo");
        clock.advance(Duration.ofSeconds(60));
        assertThat(loops.limited(message)).isTrue();

        clock.advance(Duration.ofMillis(1));
        assertThat(loops.limited(message)).isFalse();
    }

    @Test
    void whatTheOwnerWroteOverHoursAndIsReadAtOnceIsNoLoop() {
        Messages.Builder own = Messages.direct().fromMe();
        IntStream.range(0, 5)
                .forEach(hour -> loops.dropped(
                        own.at(Messages.NOON.plus(Duration.ofHours(hour))).build(), "from me"));

        assertThat(loops.limited(Messages.direct()
                        .at(Messages.NOON.plus(Duration.ofHours(5)))
                        .build()))
                .isFalse();
    }

    @Test
    void aMessageWrittenLongAfterABurstThatIsReadWithItIsNotHeldBack() {
        drop(5, message, "from me");

        assertThat(loops.limited(at(60))).isTrue();
        assertThat(loops.limited(at(61))).isFalse();
    }

    @Test
    void withoutATimeOfMessagesOurOwnClockDecides() {
        drop(5, Messages.direct().sentAt(null).build(), "echo");
        assertThat(loops.limited(at(3600))).isTrue();
        assertThat(loops.limited(Messages.direct().sentAt(null).build())).isTrue();
    }

    private static InboundMessage at(int secondsAfterNoon) {
        return Messages.direct().at(Messages.NOON.plusSeconds(secondsAfterNoon)).build();
    }

    @Test
    void onlyTheLastFiveDropsCount() {
        drop(4, message, "echo");
        clock.advance(Duration.ofSeconds(61));
        drop(4, message, "echo");

        assertThat(loops.limited(message)).isFalse();
    }

    @Test
    void theChatIsCountedWhoeverOfItSpeaks() {
        drop(5, Messages.direct().chat(5).from("+15557000003").build(), "echo");

        assertThat(loops.limited(Messages.direct().chat(5).build())).isTrue();
        assertThat(loops.limited(Messages.direct().chat(6).build())).isFalse();
        assertThat(loops.limited(Messages.direct().chat(5).account("b").build()))
                .isFalse();
    }

    @Test
    void withoutAChatNumberTheSenderIsCounted() {
        drop(5, Messages.direct().chat(0).build(), "echo");

        assertThat(loops.limited(Messages.direct().chat(0).build())).isTrue();
        assertThat(loops.limited(Messages.direct().chat(0).from("+1").build())).isFalse();
    }
}
