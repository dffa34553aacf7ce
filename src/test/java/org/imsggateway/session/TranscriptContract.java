package org.imsggateway.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.imsggateway.session.SessionFixture.ANA;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.imsggateway.message.Messages;
import org.imsggateway.session.Transcript.Entry;
import org.imsggateway.session.Transcript.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was said, on every database. */
abstract class TranscriptContract extends StoreContract {

    private Transcript transcript;
    private SessionState session;

    @BeforeEach
    void begin() {
        transcript = gateway.transcript;
        session = gateway.touch(ANA);
    }

    private void say(String turn, Role role, String text) {
        gateway.clock.advance(Duration.ofSeconds(1));
        transcript.append(session.key(), session.incarnation(), turn, role, text, gateway.clock.instant());
    }

    private List<String> recent(int... userTurns) {
        var limit = userTurns.length == 0 ? OptionalInt.empty() : OptionalInt.of(userTurns[0]);
        return transcript.recent(session.key(), session.incarnation(), limit).stream()
                .map(Entry::text)
                .toList();
    }

    private List<Entry> earlier(int count) {
        Instant yesterday = gateway.clock.instant().minus(Duration.ofDays(1));
        return IntStream.range(0, count)
                .mapToObj(i -> new Entry(Role.USER, "earlier " + i, yesterday.plusSeconds(i)))
                .toList();
    }

    @Test
    void whatWasSaidComesBackTheOldestFirst() {
        say("t1", Role.USER, "Grüße 😀");
        say("t1", Role.ASSISTANT, "hi");
        assertThat(transcript.recent(session.key(), session.incarnation(), OptionalInt.empty()))
                .containsExactly(
                        new Entry(Role.USER, "Grüße 😀", Instant.parse("2026-03-04T10:15:01Z")),
                        new Entry(Role.ASSISTANT, "hi", Instant.parse("2026-03-04T10:15:02Z")));
    }

    @Test
    void aClockThatIsPutBackDoesNotMixUpWhatWasSaid() {
        say("t1", Role.USER, "first");
        say("t1", Role.ASSISTANT, "second");
        gateway.clock.advance(Duration.ofHours(-3));
        say("t2", Role.USER, "third");
        say("t2", Role.ASSISTANT, "fourth");
        assertThat(recent()).containsExactly("first", "second", "third", "fourth");
    }

    @Test
    void eachRoleOfATurnIsWrittenDownOnce() {
        say("t1", Role.USER, "hello");
        say("t1", Role.USER, "hello");
        say("t1", Role.ASSISTANT, "first answer");
        say("t1", Role.ASSISTANT, "second answer");
        assertThat(recent()).containsExactly("hello", "first answer");
        assertThat(gateway.sessions.find(session.key()).orElseThrow().turns()).isEqualTo(1);
    }

    @Test
    void nothingIsReadBeyondAMillionCharacters() {
        String longAnswer = "a".repeat(400_000);
        say("t1", Role.USER, "first");
        say("t1", Role.ASSISTANT, longAnswer);
        say("t2", Role.USER, "second");
        say("t2", Role.ASSISTANT, longAnswer);
        say("t3", Role.ASSISTANT, longAnswer);
        assertThat(recent()).containsExactly("second", longAnswer, longAnswer);
    }

    @ParameterizedTest
    @CsvSource({"1, c C", "2, b c C", "3, a A A2 b c C", "9, a A A2 b c C"})
    void aLimitKeepsTheNewestUserTurnsWithAllThatFollowedThem(int limit, String kept) {
        say("t1", Role.USER, "a");
        say("t1", Role.ASSISTANT, "A");
        say("t1b", Role.ASSISTANT, "A2");
        say("t2", Role.USER, "b");
        say("t3", Role.USER, "c");
        say("t3", Role.ASSISTANT, "C");
        assertThat(recent(limit)).containsExactly(kept.split(" "));
    }

    @Test
    void oneReadIsNeverLongerThanTheCap() {
        store.transactions()
                .executeWithoutResult(
                        _ -> IntStream.range(0, Transcript.MOST + 1).forEach(i -> say("t" + i, Role.USER, "m" + i)));
        assertThat(recent()).hasSize(Transcript.MOST).startsWith("m1").endsWith("m" + Transcript.MOST);
        assertThat(recent(1000)).hasSize(Transcript.MOST);
    }

    @Test
    void aFreshStartBeginsWithNothingAndLateAnswersStayWithTheOldOne() {
        say("t1", Role.USER, "hello");
        gateway.sessions.reset(session.key(), gateway.clock.instant());
        say("t1", Role.ASSISTANT, "late");
        say("t2", Role.USER, "later still");
        assertThat(recent()).containsExactly("hello", "late", "later still");
        session = gateway.touch(ANA);
        assertThat(session.fresh()).isTrue();
        assertThat(recent()).isEmpty();
    }

    @Test
    void aNewSessionIsSeededOnce() {
        say("t1", Role.USER, "now");
        assertThat(transcript.seed(session.key(), session.incarnation(), earlier(2)))
                .isTrue();
        assertThat(transcript.seed(session.key(), session.incarnation(), earlier(3)))
                .isFalse();
        assertThat(recent()).containsExactly("earlier 0", "earlier 1", "now");
        assertThat(gateway.sessions.find(session.key()).orElseThrow().turns()).isEqualTo(1);
    }

    @Test
    void aSessionThatStartedAfreshIsNotSeeded() {
        gateway.sessions.reset(session.key(), gateway.clock.instant());
        session = gateway.touch(ANA);
        assertThat(transcript.seed(session.key(), session.incarnation(), earlier(2)))
                .isFalse();
        assertThat(recent()).isEmpty();
    }

    @Test
    void aSessionWhoseFirstMessageAskedForAFreshStartIsNotSeeded() {
        var group = Messages.inGroup(42).build();
        gateway.sessions.reset(gateway.route(group), gateway.clock.instant());
        session = gateway.touch(group);
        assertThat(transcript.seed(session.key(), session.incarnation(), earlier(2)))
                .isFalse();
    }

    @Test
    void ofALongTimeBeforeTheLastWordsAreSeeded() {
        transcript.seed(session.key(), session.incarnation(), earlier(Transcript.MOST + 1));
        assertThat(recent()).hasSize(Transcript.MOST).startsWith("earlier 1");
    }

    @ParameterizedTest
    @CsvSource({"2h, 119, 1", "2h, 120, 0", "0, 1439, 1", "0, 1440, 0"})
    void whatWasSaidIsKeptAsLongAsTheSettingSaysAndADayWhereItSaysNothing(String retention, int minutes, int left) {
        gateway.configure("gateway: {retention: " + retention + "}");
        transcript.seed(session.key(), session.incarnation(), earlier(1));
        gateway.clock.advance(Duration.ofMinutes(minutes));
        expire();
        assertThat(recent()).hasSize(left);
    }

    @Test
    void oldEntriesAreDeletedInBatchesToTheLast() {
        transcript.seed(session.key(), session.incarnation(), earlier(TranscriptRetention.BATCH + 1));
        gateway.clock.advance(Duration.ofDays(31));
        say("t1", Role.USER, "now");
        expire();
        assertThat(recent()).containsExactly("now");
    }

    private void expire() {
        var retention = new TranscriptRetention(gateway.transcripts);
        while (retention.expire(
                gateway.clock.instant(), gateway.config.current().gateway().retention())) {
            // Until nothing is left.
        }
    }

    @Test
    void readingAndDeletingUseAnIndex() {
        assertThat(scans(TranscriptRepository.NEWEST)).isEmpty();
        assertThat(scans(TranscriptRepository.LATEST)).isEmpty();
        assertThat(scans(TranscriptRepository.DELETE)).isEmpty();
    }

    @Test
    void anEntryInALogHasNoText() {
        assertThat(new Entry(Role.USER, "secret", Instant.EPOCH).toString()).doesNotContain("secret");
    }
}
