package org.imsggateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.imsggateway.database.TestStore;
import org.imsggateway.database.UnconfirmedCommits;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.Conversation;
import org.imsggateway.message.Messages;
import org.imsggateway.message.OutboundMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxWorkerTests {

    @TempDir
    Path home;

    private DeliveryRig rig;

    @BeforeEach
    void open() {
        rig = DeliveryRig.sqlite(home);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aReplyGoesOutPieceByPieceInOrder() {
        rig.start();
        String id = rig.say(1, "one two three");
        rig.awaitStates(id, "SENT", "SENT", "SENT");
        assertThat(rig.channel.texts()).containsExactly("one", "two", "three");
        assertThat(rig.outbox.status(id).orElseThrow().state()).isEqualTo("SENT");
        assertThat(rig.outbox.status(id).orElseThrow().pieces())
                .extracting(MessageStatus.Piece::guid)
                .containsExactly("G1", "G2", "G3");
    }

    private boolean isEcho(String guid) {
        var row = Messages.inGroup(1).row(0).guid(guid).text("").build();
        return rig.sentMessages.isEcho(DeliveryRig.group(1), row);
    }

    @Test
    void eachPieceIsRememberedAsSentBeforeTheNextGoesOut() {
        var remembered = new CopyOnWriteArrayList<List<Boolean>>();
        for (String text : List.of("one", "two", "three", "last")) {
            rig.channel.on(text, _ -> {
                remembered.add(
                        Stream.of("Gone", "Gtwo", "Gthree").map(this::isEcho).toList());
                return ScriptedChannel.sent("G" + text);
            });
        }
        rig.start();
        rig.awaitStates(rig.say(1, "one two three last"), "SENT", "SENT", "SENT", "SENT");
        assertThat(remembered)
                .containsExactly(
                        List.of(false, false, false),
                        List.of(true, false, false),
                        List.of(true, true, false),
                        List.of(true, true, true));
    }

    @Test
    void whatWasStoredBeforeTheStartGoesOutAfterIt() {
        String id = rig.say(1, "early");
        rig.start();
        rig.awaitStates(id, "SENT");
    }

    @Test
    void aRefusedPieceIsTriedAgainAndNothingOvertakesIt() {
        rig.channel.on("one", new SendReceipt.NotSent("the child had just gone"));
        rig.start();
        String first = rig.say(1, "one two");
        String second = rig.say(1, "four");
        rig.awaitStates(first, "RETRY", "PENDING");
        assertThat(rig.channel.texts()).containsExactly("one");
        rig.pass(Duration.ofSeconds(3));
        rig.awaitStates(second, "SENT");
        assertThat(rig.channel.texts()).containsExactly("one", "one", "two", "four");
    }

    @Test
    void theSecondRefusalWaitsLongerThanTheFirst() {
        rig.channel.on("one", new SendReceipt.NotSent("busy"));
        rig.channel.on("one", new SendReceipt.NotSent("busy"));
        rig.start();
        String id = rig.say(1, "one");
        rig.awaitStates(id, "RETRY");
        rig.pass(Duration.ofMillis(2400));
        await().until(() -> rig.channel.texts().size() == 2 && rig.states(id).contains("RETRY"));
        assertThat(rig.outbox.due().untilNext().orElseThrow())
                .isBetween(Duration.ofSeconds(4), Duration.ofMillis(4800));
    }

    @Test
    void aRejectedPieceCancelsTheRestOfItsReplyButNotTheNextReply() {
        rig.channel.on("two", new SendReceipt.Rejected("unknown chat_id 1"));
        rig.start();
        String first = rig.say(1, "one two three");
        String second = rig.say(1, "next");
        rig.awaitStates(second, "SENT");
        assertThat(rig.states(first)).containsExactly("SENT", "FAILED", "CANCELLED");
        assertThat(rig.outbox.status(first).orElseThrow().state()).isEqualTo("FAILED");
        assertThat(rig.channel.texts()).containsExactly("one", "two", "next");
    }

    @Test
    void theTroubleOfOneConversationHoldsNoOther() {
        rig.channel.on("one", new SendReceipt.Unknown("no answer in time", "c1"));
        rig.start();
        String stuck = rig.say(1, "one two");
        rig.awaitStates(stuck, "UNKNOWN", "PENDING");
        rig.awaitStates(rig.say(2, "free"), "SENT");
        assertThat(rig.states(stuck)).containsExactly("UNKNOWN", "PENDING");
    }

    @Test
    void anAccountSendsOneMessageAtATime() {
        rig.start();
        for (int chat = 1; chat <= 20; chat++) {
            rig.say(chat, "x");
        }
        await().until(() -> rig.outbox.depth().waiting() == 0);
        assertThat(rig.channel.texts()).hasSize(20);
        assertThat(rig.channel.mostInFlight()).isEqualTo(1);
    }

    @Test
    void aSlowAccountDoesNotHoldAnother() throws InterruptedException {
        var release = new CountDownLatch(1);
        rig.channel.on("slow", message -> released(release, message));
        rig.start();
        String slow = rig.say(1, "slow");
        rig.awaitStates(slow, "SENDING");
        var other = Conversation.group(new AccountId("work"), 1);
        rig.awaitStates(rig.dispatch(DeliveryRig.reply(other, "fast")), "SENT");
        assertThat(rig.states(slow)).containsExactly("SENDING");
        release.countDown();
        rig.awaitStates(slow, "SENT");
    }

    private static SendReceipt released(CountDownLatch release, OutboundMessage message) {
        await().until(() -> release.getCount() == 0);
        return ScriptedChannel.sent("slow-" + message.text());
    }

    @Test
    void anAccountThatIsDownCostsNoAttempt() {
        rig.channel.down(DeliveryRig.ACCOUNT);
        rig.start();
        String id = rig.say(1, "wait");
        rig.channel.on("other", ScriptedChannel.sent("W1"));
        rig.awaitStates(rig.dispatch(DeliveryRig.reply(Conversation.group(new AccountId("work"), 1), "other")), "SENT");
        assertThat(rig.states(id)).containsExactly("PENDING");
        rig.channel.up(DeliveryRig.ACCOUNT);
        rig.awaitStates(id, "SENT");
        assertThat(rig.outbox.status(id).orElseThrow().pieces().getFirst().attempts())
                .isEqualTo(1);
    }

    @Test
    void sendingIsOnRecordBeforeTheWrite() {
        var states = new CopyOnWriteArrayList<String>();
        rig.channel.on("look", _ -> {
            states.addAll(rig.store
                    .jdbc()
                    .sql("select state from outbox_piece")
                    .query(String.class)
                    .list());
            return ScriptedChannel.sent("G");
        });
        rig.start();
        rig.awaitStates(rig.say(1, "look"), "SENT");
        assertThat(states).containsExactly("SENDING");
    }

    @Test
    void aChannelThatThrowsLeavesTheOutcomeUnknown() {
        rig.channel.on("boom", _ -> {
            throw new IllegalStateException("a mistake of ours");
        });
        rig.start();
        String id = rig.say(1, "boom");
        rig.awaitStates(id, "UNKNOWN");
        rig.awaitStates(rig.say(2, "alive"), "SENT");
    }

    @Test
    void whatWaitsGoesOutAlsoWhenTheClockIsPutBack() {
        rig.channel.down(DeliveryRig.ACCOUNT);
        rig.start();
        String id = rig.say(1, "one");
        rig.setClock(Duration.ofHours(-3));
        rig.channel.up(DeliveryRig.ACCOUNT);
        rig.awaitStates(id, "SENT");
    }

    @Test
    void anErrorOfTheChannelLeavesTheOutcomeUnknownAndTheConversationGoesOn() {
        rig.channel.on("boom", _ -> {
            throw new StackOverflowError("on purpose");
        });
        rig.start();
        String id = rig.say(1, "boom");
        String next = rig.say(1, "next");
        rig.awaitStates(id, "UNKNOWN");
        rig.channel.database(_ -> new OutgoingSearch.Unavailable("on purpose"));
        for (int look = 1; look <= 5; look++) {
            int looks = look;
            rig.pass(Duration.ofMinutes(2));
            await().until(() ->
                    rig.channel.sought().size() >= looks || rig.states(next).contains("SENT"));
        }
        rig.awaitStates(next, "SENT");
    }

    @Test
    void aSenderThatFailsLeavesNoConversationSilent() {
        rig.channel.on("one", OutboxWorkerTests::nothing);
        rig.start();
        String id = rig.say(1, "one");
        rig.awaitStates(id, "UNKNOWN");
        rig.channel.database(_ -> new OutgoingSearch.Found(List.of(new OutgoingSearch.Row("ROW", 900)), true));
        rig.pass(Duration.ofSeconds(31));
        rig.awaitStates(id, "SENT");
        rig.awaitStates(rig.say(1, "next"), "SENT");
    }

    @SuppressWarnings("NullAway")
    private static SendReceipt nothing(OutboundMessage message) {
        return null;
    }

    @Test
    void whatWasNotHandedOverBecauseTheStoreFailedGoesOutAlthoughItWasMarked() {
        var lossy = UnconfirmedCommits.of(rig.store);
        rig.start();
        lossy.next(thread -> thread.getName().startsWith("outbox-"));
        String id = rig.say(1, "one");
        rig.awaitStates(id, "SENT");
        assertThat(lossy.lost()).isTrue();
        assertThat(rig.channel.texts()).containsExactly("one");
    }

    @Test
    void aReceiptSurvivesAStoreThatIsLockedWhenItComes() {
        rig.channel.on("held", _ -> {
            rig.store.jdbc().sql("alter table outbox_lane rename to hidden").update();
            return ScriptedChannel.sent("G7");
        });
        rig.start();
        String id = rig.say(1, "held");
        await().until(() -> rig.channel.texts().size() == 1);
        rig.pass(Duration.ofMillis(1));
        await().until(() -> rig.states(id).equals(List.of("SENDING")));
        rig.store.jdbc().sql("alter table hidden rename to outbox_lane").update();
        rig.awaitStates(id, "SENT");
    }

    @Test
    void aSecondLifeGoesOnWhereTheFirstStopped() {
        rig.start();
        rig.awaitStates(rig.say(1, "one"), "SENT");
        rig.worker.stop();
        String later = rig.say(1, "two");
        rig.store.close();
        try (var second = new DeliveryRig(TestStore.sqlite(home), TestConfig.account("textChunkLimit: 5"))) {
            second.start();
            second.awaitStates(later, "SENT");
            assertThat(second.channel.texts()).containsExactly("two");
        }
    }

    @Test
    void aConversationWithManyRepliesTakesTurnsWithTheOthers() {
        for (int i = 0; i < 20; i++) {
            rig.channel.on("many", this::aMillisecondLater);
            rig.say(1, "many");
        }
        rig.clock.advance(Duration.ofMillis(1));
        rig.channel.on("one", this::aMillisecondLater);
        String other = rig.say(2, "one");
        rig.start();
        rig.awaitStates(other, "SENT");
        assertThat(rig.channel.texts().indexOf("one")).isEqualTo(1);
    }

    private SendReceipt aMillisecondLater(OutboundMessage message) {
        rig.clock.advance(Duration.ofMillis(2));
        return ScriptedChannel.sent("G" + message.attempt());
    }
}
