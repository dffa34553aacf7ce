package org.imsggateway.imsg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.imsggateway.imsg.ImsgFixture.LONG;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.imsggateway.message.AccountId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Children that live and answer, and whose subscription is dead; and children that are only quiet. */
@Timeout(240)
class ImsgDeafIntegrationTests {

    private static final Duration ROUND = Duration.ofSeconds(61);
    private static final Duration GRACE = Duration.ofSeconds(31);

    @TempDir
    private Path directory = Path.of(".");

    private ImsgFixture fixture(String version, String faults) throws Exception {
        return new ImsgFixture(
                Programs.simulator(
                        directory, Map.of("IMSG_SIMULATOR_VERSION", version, "IMSG_SIMULATOR_FAULTS", faults)),
                directory);
    }

    private static ImsgFixture begun(ImsgFixture imsg) {
        imsg.receive("before everything");
        return imsg.running();
    }

    private static void unheard(ImsgFixture imsg, String text) {
        imsg.receive(text);
        imsg.lookAfter(Duration.ofSeconds(121));
        assertThat(imsg.hearing().unheardSince()).isNotNull();
        assertThat(imsg.hearing().lagRows()).isPositive();
        imsg.lookAfter(GRACE);
    }

    private static long resubscriptions(ImsgFixture imsg) {
        return imsg.links.of(AccountId.DEFAULT).counters().getOrDefault("resubscriptions", 0L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.15.10", "0.9.0"})
    void aDeadStreamOfALivingChildIsBegunAgain(String version) throws Exception {
        try (ImsgFixture imsg = begun(fixture(version, "deaf-watch=1"))) {
            String child = imsg.session().orElseThrow().key();

            unheard(imsg, "missed");
            imsg.awaitTexts("missed");
            imsg.receive("live");

            imsg.awaitTexts("missed", "live");
            assertThat(imsg.session().orElseThrow().key()).isEqualTo(child);
            assertThat(resubscriptions(imsg)).isEqualTo(1);
        }
    }

    /** An imsg that can be asked for rows brings the first message with the new subscription, an older one does not. */
    @ParameterizedTest
    @CsvSource({"0.15.10,1", "0.9.0,0"})
    void aStreamThatStaysDeadGetsAFreshChild(String version, int fetched) throws Exception {
        Path program = Programs.faultyAtFirst(directory, version, "deaf-watch");
        try (ImsgFixture imsg = begun(new ImsgFixture(program, directory))) {
            String child = imsg.session().orElseThrow().key();
            unheard(imsg, "one");
            await().atMost(LONG)
                    .until(() ->
                            resubscriptions(imsg) == 1 && imsg.pipeline.texts().size() == fetched);
            unheard(imsg, "two");

            imsg.awaitTexts("one", "two");
            await().atMost(LONG).until(() -> imsg.session().isPresent());
            assertThat(imsg.session().orElseThrow().key()).isNotEqualTo(child);
            imsg.receive("three");
            imsg.awaitTexts("one", "two", "three");
        }
    }

    @Test
    void aStreamThatNothingHelpsIsReportedAndItsMessagesStillCome() throws Exception {
        try (ImsgFixture imsg = begun(fixture("0.15.10", "deaf-watch"))) {
            unheard(imsg, "one");
            imsg.awaitTexts("one");
            unheard(imsg, "two");
            imsg.awaitTexts("one", "two");
            unheard(imsg, "three");
            imsg.awaitTexts("one", "two", "three");
            // Until then the renewed subscription is what there is to say.
            imsg.clock.forward(GRACE);

            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(imsg.state().problem()).isEqualTo(ImsgDeafness.WORDS));
            assertThat(imsg.state().health()).isEqualTo("DEGRADED");
            assertThat(imsg.state().remedy()).isEqualTo(ImsgAdvice.DEAF.text());
        }
    }

    @Test
    void anHourOfSilenceChangesNothing() throws Exception {
        try (ImsgFixture imsg = begun(fixture("0.15.10", ""))) {
            String child = imsg.session().orElseThrow().key();
            int states = imsg.states.size();

            for (int minute = 0; minute < 60; minute++) {
                imsg.lookAfter(ROUND);
                assertThat(imsg.hearing().lagRows()).isZero();
            }

            assertThat(imsg.session().orElseThrow().key()).isEqualTo(child);
            assertThat(resubscriptions(imsg)).isZero();
            assertThat(imsg.states).hasSize(states);
        }
    }

    @Test
    void aSlowChildIsNeitherDeafNorStuck() throws Exception {
        try (ImsgFixture imsg = begun(fixture("0.15.10", "slow=250"))) {
            imsg.receive("in time");
            imsg.awaitTexts("in time");
            imsg.lookAfter(ROUND);
            imsg.lookAfter(ROUND);

            assertThat(imsg.state().health()).isEqualTo("UP");
            assertThat(imsg.hearing().unheardSince()).isNull();
        }
    }

    @Test
    void aRowThatOurOwnStoreDoesNotTakeIsNoSignOfDeafness() throws Exception {
        try (ImsgFixture imsg = begun(fixture("0.15.10", ""))) {
            imsg.pipeline.refusals.set(Integer.MAX_VALUE);
            imsg.receive("waits");
            await().atMost(LONG).until(() -> imsg.pipeline.refusals.get() < Integer.MAX_VALUE);
            imsg.lookAfter(ROUND);
            imsg.lookAfter(ROUND);
            imsg.pipeline.refusals.set(0);

            imsg.awaitTexts("waits");
            assertThat(resubscriptions(imsg)).isZero();
        }
    }

    @Test
    void aStoreThatTakesNothingForAMinuteIsReportedAndForgottenOnceItDoes() throws Exception {
        try (ImsgFixture imsg = begun(fixture("0.15.10", ""))) {
            imsg.pipeline.refusals.set(Integer.MAX_VALUE);
            imsg.receive("waits");
            await().atMost(LONG).until(() -> imsg.pipeline.refusals.get() < Integer.MAX_VALUE);
            imsg.clock.forward(ImsgBacklog.GRACE);

            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(imsg.state().problem()).isEqualTo(ImsgBacklog.WORDS));
            assertThat(imsg.state().remedy()).isEqualTo(ImsgAdvice.NOT_STORED.text());
            imsg.pipeline.refusals.set(0);
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(imsg.state().health()).isEqualTo("UP"));
            imsg.awaitTexts("waits");
        }
    }

    @Test
    void noOneLooksWhereTheHealthMonitorIsSwitchedOff() throws Exception {
        Path program = Programs.simulator(directory, Map.of());
        try (ImsgFixture imsg = begun(new ImsgFixture(program, directory, "healthMonitor: {enabled: false}"))) {
            imsg.clock.forward(ROUND);

            await().during(Duration.ofSeconds(1))
                    .atMost(LONG)
                    .until(() -> imsg.hearing().equals(ImsgHearing.UNKNOWN));
            assertThat(imsg.report.all(false).accounts().getFirst().lastCheckAt())
                    .isNull();
        }
    }
}
