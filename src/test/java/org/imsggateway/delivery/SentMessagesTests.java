package org.imsggateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.imsggateway.database.TestStore;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.ChatTarget;
import org.imsggateway.message.Conversation;
import org.imsggateway.message.Handle;
import org.imsggateway.message.Messages;
import org.imsggateway.message.Service;
import org.imsggateway.message.SettableClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentMessagesTests {

    private static final Conversation ANA = Conversation.direct(AccountId.DEFAULT, Handle.of("+15557000002"));
    private static final Duration TICK = Duration.ofMillis(1);

    @TempDir
    Path home;

    private final SettableClock clock = new SettableClock();
    private TestStore store;
    private SentMessages memory;

    @BeforeEach
    void open() {
        store = TestStore.sqlite(home);
        memory = new SentMessages(clock, new OutboxStatusRepository(store.jdbc()));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static OutboxPiece piece(long id, String text, String target, @Nullable Path file) {
        return new OutboxPiece(
                id,
                "m",
                0,
                AccountId.DEFAULT,
                ANA.key(),
                ChatTarget.parse(target),
                Service.AUTO,
                "US",
                null,
                OutboxState.SENDING,
                text,
                file,
                1,
                0,
                Instant.EPOCH,
                null,
                null);
    }

    private static OutboxPiece piece(String text) {
        return piece(1, text, "+15557000002", null);
    }

    private boolean echo(String text, String guid, long row) {
        return memory.isEcho(
                ANA, Messages.direct().row(row).guid(guid).text(text).fromMe().build());
    }

    @Test
    void somebodyElsesMessageWithTheRowNumberOfOursIsNoEcho() {
        memory.sent(piece("done"), "G1", 7L);
        var theirs = Messages.direct().row(7).guid("G2").text("hello");
        assertThat(memory.isEcho(ANA, theirs.build())).isFalse();
        assertThat(memory.isEcho(ANA, theirs.guid("G1").build())).isTrue();
    }

    @Test
    void anIdIsRememberedForSixtySecondsWhateverTheText() {
        memory.sent(piece("done"), "G1", null);
        clock.advance(Duration.ofMinutes(1));
        assertThat(echo("anything", "G1", 9)).isTrue();
        clock.advance(TICK);
        assertThat(echo("anything", "G1", 9)).isFalse();
    }

    @Test
    void nothingIsRememberedUntilAClockThatWasPutBackHasCaughtUp() {
        memory.unknown(piece("done"));
        memory.sent(piece("named"), "G1", null);
        clock.advance(Duration.ofSeconds(-2));
        assertThat(echo("done", "", 0)).isTrue();
        clock.advance(Duration.ofHours(-3));
        assertThat(echo("done", "", 0)).isFalse();
        assertThat(echo("anything", "G1", 9)).isFalse();
    }

    @Test
    void theRowNumberIsAnIdToo() {
        memory.sent(piece("done"), null, 914L);
        assertThat(echo("anything", "other", 914)).isTrue();
        assertThat(echo("anything", "other", 915)).isFalse();
    }

    @Test
    void aTextWhoseMessageIsKnownByItsIdIsNoEchoUnderAnotherId() {
        memory.sent(piece("done"), "G1", null);
        clock.advance(Duration.ofSeconds(1));
        assertThat(echo("done", "G9", 9)).isFalse();
        assertThat(echo("done", "", 0)).as("a row without any id").isTrue();
    }

    @Test
    void aTextWithoutAnIdIsRememberedForFourSeconds() {
        memory.sent(piece("done"), null, null);
        clock.advance(Duration.ofSeconds(4));
        assertThat(echo("done", "G9", 9)).isTrue();
        clock.advance(TICK);
        assertThat(echo("done", "G9", 9)).isFalse();
    }

    @Test
    void theNewestCopyOfATextCounts() {
        memory.sent(piece("done"), null, null);
        memory.sent(piece("done"), "G1", null);
        assertThat(echo("done", "G9", 9)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "ok", "unknown"})
    void whatIsNoIdIsNotRememberedAsOne(String id) {
        memory.sent(piece("done"), id, null);
        assertThat(echo("other", id, 9)).isFalse();
        assertThat(echo("done", "G9", 9)).isTrue();
    }

    @Test
    void whileItIsOnItsWayATextIsRememberedHoweverLongThatTakes() {
        memory.sending(piece("slow"));
        clock.advance(Duration.ofMinutes(2));
        assertThat(echo("slow", "G9", 9)).isTrue();
        memory.sent(piece("slow"), "G1", null);
        assertThat(echo("slow", "G9", 9)).isFalse();
    }

    @Test
    void whatWasNotSentIsForgotten() {
        memory.sending(piece("refused"));
        memory.notSent(piece("refused"));
        assertThat(echo("refused", "G9", 9)).isFalse();
    }

    @Test
    void whatMayHaveBeenSentIsRemembered() {
        memory.unknown(piece("perhaps"));
        assertThat(echo("perhaps", "G9", 9)).isTrue();
    }

    @Test
    void lineEndsOuterBlanksAndStrayLeadingCharactersDoNotMatter() {
        memory.sent(piece("a\nb "), null, null);
        assertThat(echo("\uFFFC\u0001a\r\nb", "G9", 9)).isTrue();
        assertThat(echo("a b", "G9", 9)).isFalse();
    }

    @Test
    void theSameTextInAnotherChatIsNoEcho() {
        memory.sent(piece("done"), null, null);
        var row = Messages.inGroup(42).text("done").fromMe().build();
        assertThat(memory.isEcho(Conversation.group(AccountId.DEFAULT, 42), row))
                .isFalse();
    }

    @Test
    void aMessageSentByTheNumberOfAChatIsKnownInItsDirectConversation() {
        memory.sent(piece(1, "done", "chat_id:5", null), null, null);
        var other = Conversation.direct(AccountId.DEFAULT, Handle.of("a@b.example"));
        assertThat(memory.isEcho(other, Messages.direct().chat(5).text("done").build()))
                .isTrue();
    }

    @Test
    void aFileWithoutATextIsRememberedByItsKind() {
        memory.sent(piece(1, "", "+15557000002", Path.of("/f/a.HEIC")), null, null);
        assertThat(echo("<media:image>", "G9", 9)).isTrue();
    }

    @Test
    void theMemoryIsBounded() {
        for (int i = 0; i < 10_000; i++) {
            memory.sending(piece("text " + i));
            memory.sent(piece("text " + i), "G" + i, null);
        }
        assertThat(echo("x", "G1", 9)).isFalse();
        assertThat(echo("x", "G9999", 9)).isTrue();
    }
}
