package org.imsggateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.Conversation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnfinishedTurnsTests {

    private static final Conversation CHAT = Conversation.group(AccountId.DEFAULT, 42);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path home;

    @Test
    void aMessageThatIsAskedForAgainWhileItsTurnEndsHasAnother() {
        try (var gateway = InboundContext.in(home, "channels: {imessage: {}}").start()) {
            var turns = gateway.bean(UnfinishedTurns.class);
            turns.expect(CHAT, 1);
            assertThat(turns.take(CHAT.key(), 1, false)).containsExactly(1L);
            turns.expect(CHAT, 1);
            turns.over(CHAT.key(), 1);
            assertThat(turns.take(CHAT.key(), 1, false)).containsExactly(1L);
            turns.over(CHAT.key(), 1);
            assertThat(turns.isExpected(CHAT, 1)).isFalse();
        }
    }

    @Test
    void aMessageThatWentAlongWithAnotherHasNoTurnOfItsOwn() {
        try (var gateway = InboundContext.in(home, "channels: {imessage: {}}").start()) {
            var turns = gateway.bean(UnfinishedTurns.class);
            turns.expect(CHAT, 1);
            turns.expect(CHAT, 2);
            assertThat(turns.take(CHAT.key(), 1, true)).containsExactly(1L, 2L);
            assertThat(turns.take(CHAT.key(), 2, true)).isEmpty();
        }
    }
}
