package org.imsggateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.message.Conversation;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.Messages;
import org.imsggateway.message.SettableClock;
import org.junit.jupiter.api.Test;

class BurstsTests {

    private static final GatewayConfig WAITING = GatewayConfig.parse("messages: {inbound: {debounceMs: 1500}}");

    private final SettableClock clock = new SettableClock("2026-03-04T12:00:00Z");
    private final Bursts bursts = new Bursts(clock);
    private long rows;

    /** The texts of the bursts that a message lets go; those of one burst are joined by a plus sign. */
    private List<String> offer(Messages.Builder message) {
        InboundMessage built = message.row(++rows).build();
        var conversation = Conversation.direct(built.account(), built.from());
        var entry = new JournalEntry(rows, built, conversation, EntryState.RECEIVED, null, false, built.receivedAt());
        return texts(bursts.offer(entry, WAITING));
    }

    private List<String> due() {
        return texts(bursts.due());
    }

    private static List<String> texts(List<List<JournalEntry>> ready) {
        return ready.stream()
                .map(burst -> String.join(
                        "+", burst.stream().map(entry -> entry.message().text()).toList()))
                .toList();
    }

    private static Messages.Builder says(String text) {
        return Messages.direct().text(text);
    }

    @Test
    void eachMessageStartsTheWaitAfresh() {
        assertThat(offer(says("a"))).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        assertThat(offer(says("b"))).isEmpty();
        clock.advance(Duration.ofMillis(1499));
        assertThat(due()).isEmpty();

        clock.advance(Duration.ofMillis(1));
        assertThat(due()).containsExactly("a+b");
    }

    @Test
    void aClockThatIsPutBackKeepsNobodyWaiting() {
        assertThat(offer(says("a"))).isEmpty();
        clock.advance(Duration.ofHours(-3));

        assertThat(bursts.nextIn()).contains(Duration.ZERO);
        assertThat(due()).containsExactly("a");
    }

    @Test
    void withoutAWindowNothingWaits() {
        InboundMessage built = says("a").build();
        var entry = new JournalEntry(
                1,
                built,
                Conversation.direct(built.account(), built.from()),
                EntryState.RECEIVED,
                null,
                false,
                built.receivedAt());

        assertThat(bursts.offer(entry, GatewayConfig.defaults())).hasSize(1);
    }

    @Test
    void blanksFilesCommandsReactionsAndRowsWithoutASenderDoNotWait() {
        assertThat(offer(says(" "))).containsExactly(" ");
        assertThat(offer(says("photo").file("image/png"))).containsExactly("photo");
        assertThat(offer(says("/status"))).containsExactly("/status");
        assertThat(offer(says("x").tapback("G-0"))).containsExactly("x");
        assertThat(offer(says("x").from(" "))).containsExactly("x");
    }

    @Test
    void whatDoesNotWaitLetsGoFirstWhatWaited() {
        offer(says("a"));

        assertThat(offer(says("photo").file("image/png"))).containsExactly("a", "photo");
    }

    @Test
    void onePersonInTwoChatsAreTwoBursts() {
        offer(says("a").chat(1));
        offer(says("b").chat(2));
        clock.advance(Duration.ofSeconds(2));

        assertThat(due()).containsExactly("a", "b");
    }

    @Test
    void twoPeopleInOneGroupAreTwoBursts() {
        offer(Messages.inGroup(42).from("+1").text("a"));
        offer(Messages.inGroup(42).from("+2").text("b"));
        clock.advance(Duration.ofSeconds(2));

        assertThat(due()).containsExactly("a", "b");
    }

    @Test
    void onePersonOnTwoAccountsIsTwoBursts() {
        offer(says("a").account("a"));
        offer(says("b").account("b"));
        clock.advance(Duration.ofSeconds(2));

        assertThat(due()).containsExactly("a", "b");
    }

    @Test
    void blanksAroundTheSenderMakeNoOtherPerson() {
        offer(says("a").from("+1 "));
        offer(says("b").from("\u00A0+1"));
        clock.advance(Duration.ofSeconds(2));

        assertThat(due()).containsExactly("a+b");
    }

    @Test
    void withoutAChatNumberItsGuidElseItsIdentifierTellsChatsApart() {
        offer(says("a").chat(0).chatGuid("G"));
        offer(says("b").chat(0).chatGuid("H"));
        clock.advance(Duration.ofSeconds(2));

        assertThat(due()).containsExactly("a", "b");
    }

    @Test
    void whatWeWroteAndWhatTheyWroteNeverMerge() {
        offer(says("x").fromMe());
        offer(says("y"));
        clock.advance(Duration.ofSeconds(2));

        assertThat(due()).containsExactly("x", "y");
    }

    @Test
    void withMoreThanTwoThousandConversationsWaitingTheNextDoesNotWait() {
        IntStream.rangeClosed(1, 2048).forEach(chat -> offer(says("a").chat(chat)));

        assertThat(offer(says("late").chat(5000))).containsExactly("late");
        assertThat(offer(says("b").chat(7))).isEmpty();
    }

    @Test
    void aBurstThatNeverEndsIsLetGoAfterFiftyMessages() {
        List<String> gone = new ArrayList<>();
        IntStream.rangeClosed(1, 50).forEach(_ -> gone.addAll(offer(says("a"))));

        assertThat(gone).hasSize(1);
        assertThat(bursts.nextIn()).isEmpty();
    }
}
