package org.imsggateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.Conversation;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.Messages;
import org.imsggateway.message.SettableClock;
import org.junit.jupiter.api.Test;

class SelfChatMemoryTests {

    private final SettableClock clock = new SettableClock("2026-03-04T12:00:00Z");
    private final SelfChatMemory memory = new SelfChatMemory(clock);

    private static InboundMessage note(String text) {
        return Messages.direct().from("me@x.example").text(text).build();
    }

    private static Conversation chat(InboundMessage row) {
        return Conversation.direct(row.account(), row.from());
    }

    private void remember(InboundMessage row) {
        memory.remember(chat(row), row);
    }

    private boolean holds(InboundMessage row) {
        return memory.holds(chat(row), row);
    }

    @Test
    void theCopyOfANoteIsKnownForTenSeconds() {
        remember(note("note"));
        clock.advance(Duration.ofSeconds(10));
        assertThat(holds(note("note"))).isTrue();

        clock.advance(Duration.ofMillis(1));
        assertThat(holds(note("note"))).isFalse();
    }

    @Test
    void lineEndsAndWhiteSpaceAroundDoNotMatter() {
        remember(note("a\r\nb "));

        assertThat(holds(note(" a\nb"))).isTrue();
        assertThat(holds(note("a b"))).isFalse();
    }

    @Test
    void anotherTimeAnotherChatOrAnotherAccountIsAnotherNote() {
        remember(note("note"));
        InboundMessage later = Messages.direct()
                .from("me@x.example")
                .text("note")
                .at(Messages.NOON.plusSeconds(1))
                .build();

        assertThat(holds(later)).isFalse();
        assertThat(memory.holds(Conversation.group(AccountId.DEFAULT, 5), note("note")))
                .isFalse();
        assertThat(memory.holds(
                        Conversation.direct(AccountId.of("b"), note("note").from()), note("note")))
                .isFalse();
    }

    @Test
    void aNoteWithoutATimeOrWithoutTextIsNeitherRememberedNorMatched() {
        InboundMessage timeless =
                Messages.direct().from("me@x.example").sentAt(null).build();
        remember(timeless);
        remember(note(" "));

        assertThat(holds(timeless)).isFalse();
        assertThat(holds(note(" "))).isFalse();
    }

    @Test
    void ofMoreThanFiveHundredNotesTheOldestIsForgotten() {
        IntStream.rangeClosed(0, 512).forEach(number -> remember(note("note " + number)));

        assertThat(holds(note("note 0"))).isFalse();
        assertThat(holds(note("note 1"))).isTrue();
    }
}
