package org.imsggateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.imsggateway.database.TestStore;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.ChatTarget;
import org.imsggateway.message.Service;
import org.imsggateway.message.SettableClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the outbox promises on every database. */
abstract class OutboxContract {

    private static final AccountId ACCOUNT = AccountId.DEFAULT;
    private static final SendReceipt.Sent WITHOUT_ID = new SendReceipt.Sent(null, null, null);

    private final SettableClock clock = new SettableClock();
    private TestStore store;
    private Outbox outbox;

    abstract TestStore open();

    @BeforeEach
    void openStore() {
        store = open();
        outbox = new Outbox(
                new OutboxRepository(store.jdbc()),
                new OutboxDueRepository(store.jdbc()),
                new OutboxStatusRepository(store.jdbc()),
                store.transactions(),
                clock,
                event -> {});
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    private static OutboxMessage message(String conversation, @Nullable String key, String... texts) {
        return new OutboxMessage(
                ACCOUNT,
                conversation,
                new ChatTarget.ById(1),
                Service.AUTO,
                "US",
                Reply.Origin.API,
                3L,
                "R",
                key,
                "f" + texts.length,
                List.of(texts).stream()
                        .map(text -> new OutboxMessage.Part(text, null))
                        .toList());
    }

    private String enqueue(String conversation, String... texts) {
        return switch (outbox.enqueue(message(conversation, null, texts))) {
            case Dispatched.Queued queued -> queued.messageId();
            case Dispatched.Repeated _, Dispatched.KeyTaken _, Dispatched.NothingToSend _ -> throw new AssertionError();
        };
    }

    private OutboxPiece next() {
        return outbox.dueToSend(ACCOUNT).orElseThrow();
    }

    private OutboxPiece handOver() {
        OutboxPiece piece = next();
        assertThat(outbox.handOver(piece, OptionalLong.empty())).isTrue();
        return piece;
    }

    private List<String> states(String id) {
        return outbox.status(id).orElseThrow().pieces().stream()
                .map(MessageStatus.Piece::state)
                .toList();
    }

    @Test
    void onlyTheFirstOpenPieceOfAConversationIsDue() {
        enqueue("a", "1", "2");
        enqueue("a", "3");
        var seen = new ArrayList<String>();
        while (outbox.dueToSend(ACCOUNT).isPresent()) {
            OutboxPiece piece = handOver();
            assertThat(outbox.dueToSend(ACCOUNT)).isEmpty();
            outbox.sent(piece, new SendReceipt.Sent("G" + piece.text(), 1L, null));
            seen.add(piece.text());
        }
        assertThat(seen).containsExactly("1", "2", "3");
        assertThat(outbox.depth().waiting()).isZero();
    }

    @Test
    void aPieceIsHandedOverOnce() {
        enqueue("a", "1");
        OutboxPiece piece = next();
        assertThat(outbox.handOver(piece, OptionalLong.empty())).isTrue();
        assertThat(outbox.handOver(piece, OptionalLong.empty())).isFalse();
    }

    @Test
    void whatIsStoredComesBack() {
        String id = enqueue("a", "Grüße 😀");
        OutboxPiece piece = handOver();
        outbox.sent(piece, new SendReceipt.Sent("G1", 77L, "iMessage"));
        MessageStatus status = outbox.status(id).orElseThrow();
        assertThat(piece.text()).isEqualTo("Grüße 😀");
        assertThat(piece.replyTo()).isEqualTo("R");
        assertThat(status.state()).isEqualTo("SENT");
        assertThat(status.createdAt()).isEqualTo(clock.instant());
        assertThat(status.pieces())
                .containsExactly(new MessageStatus.Piece(0, "SENT", 8, null, 1, "G1", null, clock.instant()));
        assertThat(outbox.owns(ACCOUNT, "G1")).isTrue();
        assertThat(outbox.owns(new AccountId("other"), "G1")).isFalse();
    }

    @Test
    void aRefusedPieceIsDueAgainWhenItsTimeHasCome() {
        String id = enqueue("a", "1");
        Instant due = clock.instant().plusSeconds(2);
        outbox.retry(handOver(), "busy", due);
        assertThat(outbox.dueToSend(ACCOUNT)).isEmpty();
        assertThat(outbox.due().untilNext()).contains(Duration.ofSeconds(2));
        clock.advance(Duration.ofSeconds(2));
        assertThat(next().attempts()).isEqualTo(1);
        assertThat(states(id)).containsExactly("RETRY");
    }

    @Test
    void whatWaitsIsDueAtOnceAfterAStartAndWhenTheClockWasPutBack() {
        enqueue("a", "1");
        outbox.retry(handOver(), "busy", clock.instant().plus(Duration.ofMinutes(5)));
        assertThat(outbox.due().accounts()).isEmpty();
        outbox.recover();
        assertThat(outbox.due()).isEqualTo(new Outbox.Due(List.of(ACCOUNT), Optional.empty()));
        outbox.retry(handOver(), "busy", clock.instant().plus(Duration.ofMinutes(5)));
        clock.advance(Duration.ofMinutes(1));
        assertThat(outbox.due()).isEqualTo(new Outbox.Due(List.of(), Optional.of(Duration.ofMinutes(4))));
        clock.advance(Duration.ofSeconds(-1));
        assertThat(outbox.due()).isEqualTo(new Outbox.Due(List.of(ACCOUNT), Optional.empty()));
    }

    @Test
    void whatWasHandedOverAtATimeThatIsStillToComeCountsFromTheNextLook() {
        enqueue("a", "1");
        OutboxPiece piece = handOver();
        outbox.unknown(piece, new SendReceipt.Unknown("no answer", "c1"), clock.instant());
        clock.advance(Duration.ofHours(-3));
        outbox.lookAgain(piece, "not yet", clock.instant());
        clock.advance(Duration.ofHours(1));
        outbox.lookAgain(piece, "not yet", clock.instant());
        Instant first = clock.instant().minus(Duration.ofHours(1));
        assertThat(outbox.dueToLookFor(ACCOUNT).orElseThrow().handedAt()).isEqualTo(first);
    }

    @Test
    void aFailureEndsItsReplyAndLetsTheNextOneGo() {
        String id = enqueue("a", "1", "2", "3");
        enqueue("a", "next");
        outbox.sent(handOver(), new SendReceipt.Sent("G", 1L, null));
        outbox.failed(handOver(), "unknown chat");
        assertThat(states(id)).containsExactly("SENT", "FAILED", "CANCELLED");
        assertThat(next().text()).isEqualTo("next");
    }

    @Test
    void anUnknownOutcomeHoldsItsConversationUntilItIsSettled() {
        String id = enqueue("a", "1", "2");
        enqueue("a", "next");
        OutboxPiece piece = handOver();
        outbox.unknown(piece, new SendReceipt.Unknown("no answer", "c1"), clock.instant());
        assertThat(outbox.dueToSend(ACCOUNT)).isEmpty();
        assertThat(outbox.dueToLookFor(ACCOUNT).orElseThrow().child()).isEqualTo("c1");
        outbox.lookAgain(piece, "not yet", clock.instant());
        assertThat(outbox.dueToLookFor(ACCOUNT).orElseThrow().looks()).isEqualTo(1);
        outbox.lost(piece, "never found out");
        assertThat(states(id)).containsExactly("UNKNOWN", "CANCELLED");
        assertThat(next().text()).isEqualTo("next");
        assertThat(outbox.depth()).isEqualTo(new OutboxDepth(Map.of(OutboxState.PENDING, 1L), 1));
    }

    /** A commit that was done and not confirmed is done once more, and the message may have been found in between. */
    @Test
    void whatWasFoundIsNotOfUnknownOutcomeOnceMore() {
        String id = enqueue("a", "1");
        OutboxPiece piece = handOver();
        outbox.unknown(piece, new SendReceipt.Unknown("no answer", "c1"), clock.instant());
        outbox.sent(piece, new SendReceipt.Sent("G1", 1L, null));
        outbox.unknown(piece, new SendReceipt.Unknown("no answer", "c1"), clock.instant());
        assertThat(states(id)).containsExactly("SENT");
        assertThat(outbox.dueToLookFor(ACCOUNT)).isEmpty();
    }

    @Test
    void whatIsSettledIsNotTriedAgain() {
        String id = enqueue("a", "1");
        OutboxPiece piece = handOver();
        outbox.sent(piece, new SendReceipt.Sent("G1", 1L, null));
        outbox.retry(piece, "busy", clock.instant());
        outbox.lookAgain(piece, "not yet", clock.instant());
        assertThat(states(id)).containsExactly("SENT");
        assertThat(outbox.due().accounts()).isEmpty();
    }

    @Test
    void theNewestRowOfItsHandOverIsKeptWithAPiece() {
        enqueue("a", "1");
        OutboxPiece piece = next();
        assertThat(outbox.handOver(piece, OptionalLong.of(42))).isTrue();
        outbox.unknown(piece, new SendReceipt.Unknown("no answer", "c1"), clock.instant());
        assertThat(outbox.dueToLookFor(ACCOUNT).orElseThrow().afterRow()).isEqualTo(42);
    }

    @Test
    void whatWasBeingSentWhenTheProgramEndedIsOfUnknownOutcomeAfterwards() {
        enqueue("a", "1");
        enqueue("b", "2");
        enqueue("c", "3");
        outbox.unknown(handOver(), new SendReceipt.Unknown("no answer", "c1"), clock.instant());
        OutboxPiece sending = handOver();
        assertThat(outbox.isBeingSent(ACCOUNT, sending.text())).isTrue();
        assertThat(outbox.recover()).isEqualTo(1);
        assertThat(outbox.isBeingSent(ACCOUNT, sending.text())).isFalse();
        assertThat(outbox.depth().in(OutboxState.UNKNOWN)).isEqualTo(2);
        assertThat(outbox.dueToLookFor(ACCOUNT).orElseThrow().child()).isNull();
        assertThat(outbox.due().accounts()).containsExactly(ACCOUNT);
    }

    @Test
    void whatAFailedSenderLeftIsOfUnknownOutcomeForItsAccountAlone() {
        enqueue("a", "1");
        handOver();
        assertThat(outbox.strand(new AccountId("other"))).isZero();
        assertThat(outbox.isBeingSent(ACCOUNT, "1")).isTrue();
        assertThat(outbox.strand(ACCOUNT)).isEqualTo(1);
        assertThat(outbox.dueToLookFor(ACCOUNT).orElseThrow().child()).isEqualTo(MessageChannel.NO_CHILD);
    }

    private int rivalsAfter(Duration pause, long row, long ownRow, SendReceipt.Sent receipt) {
        enqueue("a", "1");
        OutboxPiece first = next();
        outbox.handOver(first, OptionalLong.of(row));
        outbox.sent(first, receipt);
        clock.advance(pause);
        enqueue("b", "1");
        outbox.handOver(next(), OptionalLong.of(ownRow));
        outbox.strand(ACCOUNT);
        OutboxPiece piece = outbox.dueToLookFor(ACCOUNT).orElseThrow();
        Instant now = clock.instant();
        return outbox.rivals(piece, now.minus(Duration.ofDays(1)), now.minus(Duration.ofMinutes(10)));
    }

    @Test
    void whatWentOutWithoutAnIdALittleEarlierMayOwnTheRow() {
        assertThat(rivalsAfter(Duration.ofMinutes(9), 5, 9, WITHOUT_ID)).isEqualTo(1);
    }

    @Test
    void whatWentOutWithoutAnIdMayOwnTheRowAsLongAsNothingWasHeardSince() {
        assertThat(rivalsAfter(Duration.ofHours(23), 5, 5, WITHOUT_ID)).isEqualTo(1);
    }

    @Test
    void whatWentOutLongBeforeTheNewestKnownRowDoesNotOwnALaterOne() {
        assertThat(rivalsAfter(Duration.ofMinutes(11), 5, 9, WITHOUT_ID)).isZero();
    }

    @Test
    void whatHasAnIdOwnsNoOtherRow() {
        assertThat(rivalsAfter(Duration.ZERO, 5, 5, new SendReceipt.Sent("G", 6L, null)))
                .isZero();
    }

    @Test
    void whatWentOutWithoutAnIdMayOwnTheRowAlsoWhenItsTextIsCleared() {
        enqueue("a", "1");
        outbox.sent(handOver(), WITHOUT_ID);
        outbox.clearTexts(clock.instant(), 100);
        assertThat(rivalsAfter(Duration.ZERO, 5, 5, new SendReceipt.Sent("G", 6L, null)))
                .isEqualTo(1);
    }

    @Test
    void onlyWhatIsMarkedAsHandedOverIsTakenBack() {
        String id = enqueue("a", "1");
        OutboxPiece piece = handOver();
        outbox.takeBack(piece);
        assertThat(states(id)).containsExactly("RETRY");
        outbox.sent(handOver(), new SendReceipt.Sent("G", 1L, null));
        outbox.takeBack(piece);
        assertThat(states(id)).containsExactly("SENT");
    }

    @Test
    void aKeyStoresOneMessage() {
        var first = outbox.enqueue(message("a", "key", "1"));
        assertThat(first).isInstanceOf(Dispatched.Queued.class);
        String id = ((Dispatched.Queued) first).messageId();
        assertThat(outbox.enqueue(message("a", "key", "1"))).isEqualTo(new Dispatched.Repeated(id));
        assertThat(outbox.enqueue(message("a", "key", "1", "2"))).isEqualTo(new Dispatched.KeyTaken(id));
        assertThat(outbox.depth().waiting()).isEqualTo(1);
    }

    @Test
    void aTextIsClearedOnlyAfterItsPieceIsSettled() {
        enqueue("a", "1");
        enqueue("b", "2");
        outbox.sent(handOver(), new SendReceipt.Sent("G", 1L, null));
        outbox.clearTexts(clock.instant().minusMillis(1), 100);
        assertThat(texts()).containsExactlyInAnyOrder("1", "2");
        outbox.clearTexts(clock.instant(), 100);
        assertThat(texts()).containsExactly("2");
    }

    private List<String> texts() {
        return store.jdbc()
                .sql("select text from outbox_piece where text is not null")
                .query((row, _) -> row.getString("text"))
                .list();
    }

    /** Several speakers, one conversation, and a worker: nothing is lost, and no reply is torn apart by another. */
    @Test
    void repliesStoredAtOnceKeepTheirPiecesTogether() throws Exception {
        var ids = new HashSet<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var replies = new ArrayList<Future<String>>();
            for (int i = 0; i < 30; i++) {
                String reply = "r" + i;
                replies.add(threads.submit(() -> enqueue("a", reply + "-0", reply + "-1", reply + "-2")));
            }
            List<String> sent = drain(90);
            for (int i = 0; i < sent.size(); i += 3) {
                String reply = sent.get(i).substring(0, sent.get(i).indexOf('-'));
                assertThat(sent.subList(i, i + 3)).containsExactly(reply + "-0", reply + "-1", reply + "-2");
            }
            for (var reply : replies) {
                ids.add(reply.get(60, TimeUnit.SECONDS));
            }
        }
        assertThat(ids).hasSize(30);
    }

    private List<String> drain(int pieces) {
        var sent = new ArrayList<String>();
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (sent.size() < pieces) {
            assertThat(System.nanoTime()).as("sent %s", sent).isLessThan(deadline);
            outbox.dueToSend(ACCOUNT)
                    .filter(piece -> outbox.handOver(piece, OptionalLong.empty()))
                    .ifPresent(piece -> {
                        outbox.sent(piece, new SendReceipt.Sent("G" + piece.id(), piece.id(), null));
                        sent.add(piece.text());
                    });
        }
        return sent;
    }
}
