package org.imsggateway.admin.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.imsggateway.config.EventKind;
import org.imsggateway.message.SettableClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What is remembered of events, and what a listener is written of it. */
class RecentEventsTests {

    private static final Duration NOT_AT_ALL = Duration.ZERO;

    private final RecentEvents recent = new RecentEvents();

    /** Takes so many writes; with the next one all listeners are to end. */
    private final class Listener extends OutputStream {

        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private int left;

        Listener(int writes) {
            this.left = writes;
        }

        @Override
        public void write(int b) {
            taken.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            taken.write(bytes, offset, length);
        }

        @Override
        public void flush() {
            left--;
            if (left == 0) {
                recent.setOpen(false);
            }
        }

        String text() {
            return taken.toString(StandardCharsets.UTF_8);
        }
    }

    private void happens(String sender) {
        recent.add(EventKind.PAIRING, event("pairing.asked", new Event.Pairing("default", sender, null)));
    }

    private static Event event(String type, Event.Data data) {
        return new Event(type, Event.VERSION, Instant.EPOCH, data);
    }

    private static Event message(String text) {
        return event(
                "inbound.received",
                new Event.Inbound(1, "default", "g", 1, false, "+15557000001", false, text, null, List.of()));
    }

    private String heard(@Nullable String lastId, int writes) throws IOException, InterruptedException {
        return heard(EnumSet.noneOf(EventKind.class), lastId, writes);
    }

    private String heard(Set<EventKind> kinds, @Nullable String lastId, int writes)
            throws IOException, InterruptedException {
        var listener = new Listener(writes);
        new EventStream(recent, kinds, JsonMapper.shared(), new SettableClock(), Duration.ofMillis(10), listener)
                .run(lastId);
        return listener.text();
    }

    @Test
    void whoHasHeardNothingBeginsNow() throws Exception {
        happens("before");
        assertThat(heard(null, 1)).isEqualTo("retry: 3000\n: alive\nid: " + recent.id(1) + "\n\n");
    }

    @Test
    void whoComesAgainGoesOnAfterTheLastItHas() throws Exception {
        happens("one");
        happens("two");
        assertThat(heard(recent.id(1), 2))
                .contains("id: " + recent.id(2)
                        + "\nevent: pairing.asked\ndata: {\"type\":\"pairing.asked\",\"version\":1,")
                .contains("\"sender\":\"two\"")
                .doesNotContain("\"sender\":\"one\"", "event: gap");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "deadbeef-1", "nonsense", "-5"})
    void anIdOfAnotherStartIsAGapAndWhatThereIsFollows(String lastId) throws Exception {
        happens("one");
        assertThat(heard(lastId, 2))
                .contains("event: gap\ndata: {")
                .contains("\"lastEventId\":\"" + lastId + "\"")
                .contains("\"sender\":\"one\"");
    }

    @Test
    void anIdOfWhatIsForgottenIsAGap() {
        for (int i = 0; i < RecentEvents.MOST + 2; i++) {
            happens("someone");
        }
        assertThat(recent.place(recent.id(1))).isEqualTo(new RecentEvents.Place(2, true));
        assertThat(recent.place(recent.id(2))).isEqualTo(new RecentEvents.Place(2, false));
        assertThat(recent.place(recent.id(5000)).gap()).isTrue();
    }

    @Test
    void longMessagesAreForgottenSooner() throws Exception {
        for (int i = 0; i < 10; i++) {
            recent.add(EventKind.INBOUND, message("x".repeat((int) RecentEvents.MOST_TEXT / 4)));
        }
        assertThat(recent.after(6, NOT_AT_ALL)).hasSize(4);
        assertThat(recent.lost(5)).isTrue();
        assertThat(recent.lost(6)).isFalse();
    }

    @Test
    void onlyWhatIsAskedForIsWritten() throws Exception {
        recent.add(EventKind.INBOUND, message("hello"));
        happens("ana");
        assertThat(heard(EnumSet.of(EventKind.PAIRING), recent.id(0), 2))
                .contains("pairing.asked")
                .doesNotContain("hello");
    }

    @Test
    void silenceIsACommentWithThePlaceSoThatAFilterMakesNoGap() throws Exception {
        recent.add(EventKind.INBOUND, message("hello"));
        assertThat(heard(EnumSet.of(EventKind.PAIRING), recent.id(0), 2))
                .endsWith(": alive\nid: " + recent.id(1) + "\n\n");
    }

    /** While 250 events happen that nobody asked for, and an hour passes at each look at the clock. */
    @Test
    @Timeout(20)
    void whoseFilterLeavesEverythingOutHearsThatTheConnectionLives() throws Exception {
        for (int i = 0; i < 250; i++) {
            recent.add(EventKind.INBOUND, message("hello"));
        }
        var listener = new Listener(3);
        var streams = new EventStreams(recent, JsonMapper.shared(), hurrying());
        streams.run(EnumSet.of(EventKind.PAIRING), recent.id(0), listener);
        assertThat(listener.text())
                .contains(": alive\nid: " + recent.id(100) + "\n\n: alive\nid: " + recent.id(200) + "\n\n");
    }

    @Test
    @Timeout(20)
    void whoIsGoneIsNoticedThoughItsFilterLeavesEverythingOut() {
        for (int i = 0; i < 250; i++) {
            recent.add(EventKind.INBOUND, message("hello"));
        }
        var gone = new ByteArrayOutputStream() {
            @Override
            public void flush() throws IOException {
                if (toString(StandardCharsets.UTF_8).contains(recent.id(100))) {
                    throw new IOException("gone");
                }
            }
        };
        new EventStreams(recent, JsonMapper.shared(), hurrying())
                .run(EnumSet.of(EventKind.PAIRING), recent.id(0), gone);
        assertThat(gone.toString(StandardCharsets.UTF_8)).doesNotContain(recent.id(200));
    }

    private static Clock hurrying() {
        var clock = new SettableClock();
        InstantSource hurrying = () -> {
            clock.advance(Duration.ofHours(1));
            return clock.instant();
        };
        return hurrying.withZone(ZoneOffset.UTC);
    }

    @Test
    void whoReadsTooSlowlyIsEnded() throws Exception {
        happens("one");
        var slow = new ByteArrayOutputStream() {
            @Override
            public void flush() {
                for (int i = 0; i < RecentEvents.MOST + 1; i++) {
                    happens("another");
                }
            }
        };
        new EventStream(recent, Set.of(), JsonMapper.shared(), new SettableClock(), Duration.ofHours(1), slow)
                .run(null);
        assertThat(slow.toString(StandardCharsets.UTF_8)).doesNotContain("another");
    }
}
