package org.imsggateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.imsggateway.database.TestStore;
import org.imsggateway.message.OutboundMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReconcilerTests {

    private static final SendReceipt LOST = new SendReceipt.Unknown("no answer in time", "child-1");
    private static final Duration LOOK = Duration.ofSeconds(31);

    @TempDir
    Path home;

    private DeliveryRig rig;

    @BeforeEach
    void open() {
        rig = DeliveryRig.sqlite(home);
        rig.start();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private static OutgoingSearch found(String... guids) {
        return found(true, guids);
    }

    private static OutgoingSearch found(boolean all, String... guids) {
        List<OutgoingSearch.Row> rows = List.of(guids).stream()
                .map(guid -> new OutgoingSearch.Row(guid, 7))
                .toList();
        return new OutgoingSearch.Found(rows, all);
    }

    private void absent() {
        rig.channel.database(_ -> new OutgoingSearch.Absent(rig.clock.instant()));
    }

    /** Moves time on and waits until the worker has looked once more. */
    private void look(Duration time) {
        look(() -> rig.pass(time));
    }

    private void look(Runnable change) {
        int before = rig.channel.sought().size();
        change.run();
        await().until(() -> rig.channel.sought().size() > before);
    }

    private String lose(String text) {
        rig.channel.on(text, LOST);
        String id = rig.say(1, text);
        await().until(() -> rig.states(id).contains("UNKNOWN"));
        return id;
    }

    @Test
    void theRowInMessagesSettlesItAsSent() {
        String id = lose("one");
        rig.channel.database(_ -> found("ROW-1"));
        look(LOOK);
        rig.awaitStates(id, "SENT");
        assertThat(rig.piece(id).guid()).isEqualTo("ROW-1");
        assertThat(rig.channel.texts()).containsExactly("one");
    }

    @Test
    void theRestOfTheReplyFollowsOnceItIsFound() {
        rig.channel.on("one", LOST);
        String id = rig.say(1, "one two");
        rig.awaitStates(id, "UNKNOWN", "PENDING");
        rig.channel.database(_ -> found("ROW-1"));
        look(LOOK);
        rig.awaitStates(id, "SENT", "SENT");
        assertThat(rig.channel.texts()).containsExactly("one", "two");
    }

    @Test
    void aRowThatBelongsToAnotherMessageProvesNothing() {
        rig.channel.on("one", ScriptedChannel.sent("TAKEN"));
        rig.awaitStates(rig.say(1, "one"), "SENT");
        String id = lose("one");
        rig.channel.database(_ -> found("TAKEN", "MINE"));
        look(LOOK);
        rig.awaitStates(id, "SENT");
        assertThat(rig.piece(id).guid()).isEqualTo("MINE");
    }

    /** imsg up to 0.5 answers a send with nothing but "ok", and the row may be heard after the next one was handed over. */
    @Test
    void theRowOfAMessageWithoutAnIdDoesNotProveThatTheNextOneOfTheSameWordsWasSent() {
        rig.channel.on("one", new SendReceipt.Sent(null, null, null));
        rig.awaitStates(rig.say(1, "one"), "SENT");
        String id = lose("one");
        rig.channel.database(_ -> found("EITHER"));
        rig.channel.end("child-1");
        look(LOOK);
        look(LOOK);
        rig.awaitStates(id, "UNKNOWN");
        rig.channel.database(_ -> found("EITHER", "OTHER"));
        look(LOOK);
        rig.awaitStates(id, "SENT");
        assertThat(rig.channel.texts()).containsExactly("one", "one");
    }

    /** One chat under two names is two conversations. */
    @Test
    void theRowOfAMessageThatIsHandedOverDuringTheLookProvesNothing() {
        var answered = new CountDownLatch(1);
        var second = new AtomicReference<>("");
        String first = lose("one");
        rig.channel.on("one", _ -> {
            await().until(() -> answered.getCount() == 0);
            return ScriptedChannel.sent("OTHERS");
        });
        rig.channel.database(_ -> {
            second.set(rig.say(2, "one"));
            rig.awaitStates(second.get(), "SENDING");
            return found("OTHERS");
        });
        look(LOOK);
        await().until(() -> String.valueOf(rig.piece(first).error()).contains("being sent again"));
        rig.channel.database(_ -> found("OTHERS", "MINE"));
        answered.countDown();
        rig.awaitStates(second.get(), "SENT");
        look(LOOK);
        rig.awaitStates(first, "SENT");
        assertThat(rig.piece(first).guid()).isEqualTo("MINE");
    }

    @ParameterizedTest
    @CsvSource({"true, SENT", "false, UNKNOWN"})
    void onlyWhereAllWasReadDoRowsOfOthersProveThatItWasNotSent(boolean all, String state) {
        rig.channel.on("one", ScriptedChannel.sent("TAKEN"));
        rig.awaitStates(rig.say(1, "one"), "SENT");
        String id = lose("one");
        rig.channel.database(_ -> found(all, "TAKEN"));
        rig.channel.end("child-1");
        look(Duration.ofSeconds(200));
        rig.awaitStates(id, state);
    }

    @Test
    void itIsSentAgainOnlyWhenItIsProvenThatItWasNot() {
        absent();
        String id = lose("one");
        rig.channel.end("child-1");
        look(Duration.ofSeconds(100));
        assertThat(rig.channel.texts()).containsExactly("one");
        look(Duration.ofSeconds(79));
        assertThat(rig.channel.texts()).as("the time of the send is not over").containsExactly("one");
        look(LOOK);
        rig.awaitStates(id, "SENT");
        assertThat(rig.channel.texts()).containsExactly("one", "one");
    }

    @Test
    void whatANetworkMayStillHoldHasItsTimeBeforeItIsSentAgain() {
        rig.channel.elsewhere();
        absent();
        String id = lose("one");
        rig.channel.end("child-1");
        look(Duration.ofSeconds(200));
        look(Duration.ofSeconds(339));
        assertThat(rig.states(id)).containsExactly("UNKNOWN");
        assertThat(rig.channel.texts()).containsExactly("one");
        look(LOOK);
        rig.awaitStates(id, "SENT");
        assertThat(rig.channel.texts()).containsExactly("one", "one");
    }

    @Test
    void whatANetworkHeldBackAndTheMacSentAtLastIsNotSentAgain() {
        rig.channel.elsewhere();
        absent();
        String id = lose("one");
        rig.channel.end("child-1");
        look(Duration.ofSeconds(200));
        rig.channel.database(_ -> found("LATE"));
        look(LOOK);
        rig.awaitStates(id, "SENT");
        assertThat(rig.channel.texts()).containsExactly("one");
    }

    @Test
    void aClockThatIsPutBackHoldsNothingForLongerThanASendMayTake() {
        absent();
        String id = lose("one");
        rig.channel.end("child-1");
        look(() -> rig.setClock(Duration.ofHours(-5)));
        look(Duration.ofSeconds(170));
        assertThat(rig.states(id)).containsExactly("UNKNOWN");
        look(LOOK);
        rig.awaitStates(id, "SENT");
        assertThat(rig.channel.texts()).containsExactly("one", "one");
    }

    @Test
    void aClockThatIsPutForwardProvesNothing() {
        absent();
        String id = lose("one");
        rig.channel.end("child-1");
        look(() -> rig.setClock(Duration.ofHours(5)));
        look(Duration.ofSeconds(170));
        assertThat(rig.channel.texts()).as("the time of the send is not over").containsExactly("one");
        look(LOOK);
        rig.awaitStates(id, "SENT");
        assertThat(rig.channel.texts()).containsExactly("one", "one");
    }

    @Test
    void aClockThatIsPutForwardDoesNotEndTheSearch() {
        String id = lose("one");
        look(() -> rig.setClock(Duration.ofHours(5)));
        for (int i = 0; i < 5; i++) {
            look(LOOK);
        }
        rig.channel.database(_ -> found("ROW-1"));
        look(LOOK);
        rig.awaitStates(id, "SENT");
    }

    @Test
    void aReadFromBeforeTheDeadlineProvesNothing() {
        var early = rig.clock.instant();
        rig.channel.database(_ -> new OutgoingSearch.Absent(early));
        String id = lose("one");
        rig.channel.end("child-1");
        look(Duration.ofSeconds(200));
        look(LOOK);
        assertThat(rig.states(id)).containsExactly("UNKNOWN");
        assertThat(rig.channel.texts()).containsExactly("one");
    }

    @Test
    void aChildThatMayStillSendItProvesNothing() {
        absent();
        String id = lose("one");
        look(Duration.ofSeconds(200));
        look(LOOK);
        assertThat(rig.states(id)).containsExactly("UNKNOWN");
        assertThat(rig.channel.texts()).containsExactly("one");
        rig.channel.end("child-1");
        look(LOOK);
        rig.awaitStates(id, "SENT");
    }

    @Test
    void whatCannotBeFoundOutIsSettledForAPersonAndTheConversationGoesOn() {
        rig.channel.on("one", LOST);
        String id = rig.say(1, "one two");
        String next = rig.say(1, "next");
        await().until(() -> rig.states(id).contains("UNKNOWN"));
        look(Duration.ofSeconds(100));
        look(Duration.ofSeconds(100));
        look(Duration.ofSeconds(100));
        assertThat(rig.states(next)).containsExactly("PENDING");
        look(Duration.ofSeconds(100));
        rig.awaitStates(next, "SENT");
        assertThat(rig.states(id)).containsExactly("UNKNOWN", "CANCELLED");
        assertThat(rig.outbox.depth().lost()).isEqualTo(1);
        assertThat(rig.channel.texts()).containsExactly("one", "next");
    }

    @Test
    void anAccountThatIsDownIsNotAskedAndNothingIsGivenUp() {
        String id = lose("one");
        rig.channel.down(DeliveryRig.ACCOUNT);
        rig.pass(Duration.ofDays(1));
        rig.channel.database(_ -> found("LATE"));
        rig.awaitStates(id, "UNKNOWN");
        rig.channel.up(DeliveryRig.ACCOUNT);
        rig.awaitStates(id, "SENT");
    }

    /** The program ends while it sends, and begins again. */
    private String sentInAnEarlierLife() {
        rig.worker.stop();
        String id = rig.say(1, "one");
        var piece = rig.outbox.dueToSend(DeliveryRig.ACCOUNT).orElseThrow();
        assertThat(rig.outbox.handOver(piece, OptionalLong.empty())).isTrue();
        rig.store.close();
        rig = new DeliveryRig(TestStore.sqlite(home), TestConfig.account("textChunkLimit: 5"));
        absent();
        rig.start();
        rig.awaitStates(id, "UNKNOWN");
        return id;
    }

    @Test
    void whatAnEarlierLifeWasSendingIsLookedForAndSentAgainIfAbsent() {
        String id = sentInAnEarlierLife();
        rig.channel.endEarlier();
        look(Duration.ofSeconds(200));
        rig.awaitStates(id, "SENT");
        assertThat(rig.channel.texts()).containsExactly("one");
    }

    @Test
    void whatAChildOfAnEarlierLifeMayStillSendIsNotSentAgain() {
        String id = sentInAnEarlierLife();
        look(Duration.ofSeconds(200));
        look(LOOK);
        assertThat(rig.states(id)).containsExactly("UNKNOWN");
        assertThat(rig.channel.texts()).isEmpty();
    }

    @Test
    void whatIsSearchedForNamesTheMessageAndTheTimeOfTheSend() {
        var handedOver = rig.clock.instant();
        lose("one");
        look(LOOK);
        assertThat(rig.channel.sought().getFirst())
                .satisfies(sought -> assertThat(sought.text()).isEqualTo("one"))
                .satisfies(sought -> assertThat(sought.target().text()).isEqualTo("chat_id:1"))
                .satisfies(sought -> assertThat(sought.since()).isEqualTo(handedOver));
    }

    @Test
    void whatMessagesKnowsByTheNameOfTheAttemptIsSettledByThat() {
        String id = lose("one");
        rig.channel.database(_ -> new OutgoingSearch.Identified("NAMED", null));
        look(LOOK);
        rig.awaitStates(id, "SENT");
        assertThat(rig.piece(id).guid()).isEqualTo("NAMED");
    }

    @Test
    void whatMessagesCouldNotDeliverIsNotSentAgainAndTheRestIsCancelled() {
        rig.channel.on("one", LOST);
        String id = rig.say(1, "one two");
        rig.awaitStates(id, "UNKNOWN", "PENDING");
        rig.channel.database(_ -> new OutgoingSearch.Identified("NAMED", "not delivered"));
        look(LOOK);
        rig.awaitStates(id, "FAILED", "CANCELLED");
        assertThat(rig.channel.texts()).containsExactly("one");
    }

    @Test
    void eachAttemptHasANameOfItsOwnAndTheLastIsAskedFor() {
        rig.channel.on("one", new SendReceipt.NotSent("busy"));
        rig.channel.on("one", LOST);
        rig.say(1, "one");
        await().until(() -> rig.channel.taken().size() == 1);
        rig.pass(Duration.ofSeconds(3));
        await().until(() -> rig.channel.taken().size() == 2);
        look(LOOK);

        assertThat(rig.channel.taken()).extracting(OutboundMessage::attempt).doesNotHaveDuplicates();
        assertThat(rig.channel.sought().getFirst().attempt())
                .isNotNull()
                .isEqualTo(rig.channel.taken().getLast().attempt());
    }
}
