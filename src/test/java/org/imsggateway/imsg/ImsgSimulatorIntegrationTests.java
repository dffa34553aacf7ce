package org.imsggateway.imsg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.imsggateway.imsg.ImsgFixture.LONG;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.imsggateway.delivery.MessageChannel;
import org.imsggateway.delivery.OutgoingSearch;
import org.imsggateway.delivery.SendReceipt;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.ChatTarget;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One account over the simulator as a real child, in all generations. */
@Timeout(240)
class ImsgSimulatorIntegrationTests {

    @TempDir
    private Path directory = Path.of(".");

    private ImsgFixture fixture(String version) throws Exception {
        Map<String, String> environment = Map.of("IMSG_SIMULATOR_VERSION", version, "IMSG_SIMULATOR_VERIFY_MS", "1000");
        ImsgFixture fixture = new ImsgFixture(Programs.simulator(directory, environment), directory);
        fixture.receive("before everything");
        return fixture;
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.15.10", "0.9.0", "0.5.0"})
    void aMessageComesInAndOneGoesOut(String version) throws Exception {
        try (ImsgFixture imsg = fixture(version).running()) {
            imsg.receive("hello");
            imsg.awaitTexts("hello");

            SendReceipt receipt = imsg.channel.send(ImsgFixture.message("hi there"), Duration.ofSeconds(60));

            assertThat(receipt).isInstanceOf(SendReceipt.Sent.class);
            assertThat(imsg.channel.find(sought("hi there", 120))).isInstanceOf(OutgoingSearch.Found.class);
            assertThat(imsg.channel.find(sought("never said", 0))).isInstanceOf(OutgoingSearch.Absent.class);
        }
    }

    @Test
    void aSentMessageIsFoundWhereTheClockOfTheMacIsHoursBehind() throws Exception {
        try (ImsgFixture imsg = fixture("0.15.10").running()) {
            imsg.receive("hello");
            imsg.awaitTexts("hello");
            long before = imsg.channel.newestRow(AccountId.DEFAULT).orElseThrow();
            imsg.channel.send(ImsgFixture.message("hi there"), Duration.ofSeconds(60));

            OutgoingSearch found = imsg.channel.find(sought("hi there", -7200, before));

            assertThat(found)
                    .isInstanceOfSatisfying(
                            OutgoingSearch.Found.class,
                            rows -> assertThat(rows.rows())
                                    .allSatisfy(row -> assertThat(row.rowId()).isGreaterThan(before)));
        }
    }

    private static MessageChannel.Sought sought(String text, int secondsAgo) {
        return sought(text, secondsAgo, null);
    }

    private static MessageChannel.Sought sought(String text, int secondsAgo, @Nullable Long afterRow) {
        return new MessageChannel.Sought(
                AccountId.DEFAULT,
                ChatTarget.parse("+15555550123"),
                text,
                "",
                Instant.now().minusSeconds(secondsAgo),
                afterRow,
                null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.15.10", "0.9.0"})
    void whatComesWhileTheChildIsDeadIsCaughtUpOnce(String version) throws Exception {
        try (ImsgFixture imsg = fixture(version).running()) {
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                imsg.receive("live " + i);
                expected.add("live " + i);
                imsg.awaitTexts(expected.toArray(String[]::new));
                String before = imsg.session().orElseThrow().key();
                imsg.session().orElseThrow().kill();
                imsg.receive("missed " + i);
                expected.add("missed " + i);
                await().atMost(LONG)
                        .until(() -> imsg.session().isPresent()
                                && !imsg.session().get().key().equals(before));
            }
            imsg.awaitTexts(expected.toArray(String[]::new));
            assertThat(imsg.pipeline.malformed()).isEmpty();
        }
    }

    @Test
    void aMessageMissedBeforeTheFirstEverIsNotLost() throws Exception {
        try (ImsgFixture imsg = fixture("0.15.10").running()) {
            imsg.session().orElseThrow().kill();

            imsg.receive("between two children");

            imsg.awaitTexts("between two children");
        }
    }

    @Test
    void theFirstAnchorOutlivesTheProgram() throws Exception {
        try (ImsgFixture imsg = fixture("0.15.10").running()) {
            assertThat(imsg.pipeline.resumePoint(AccountId.DEFAULT)).hasValue(1);
            assertThat(imsg.pipeline.accepted()).isEmpty();
        }
    }

    @Test
    void rowsWaitUntilTheStoreTakesThem() throws Exception {
        try (ImsgFixture imsg = fixture("0.15.10").running()) {
            imsg.pipeline.refusals.set(4);

            imsg.receive("patience");

            imsg.awaitTexts("patience");
        }
    }

    @Test
    void aStoppedAccountStaysStoppedUntilItIsStarted() throws Exception {
        try (ImsgFixture imsg = fixture("0.15.10").running()) {
            imsg.manager.stop(AccountId.DEFAULT);
            await().atMost(LONG).untilAsserted(() -> assertThat(imsg.state()).isInstanceOf(ImsgState.Stopped.class));
            assertThat(imsg.channel.ready(AccountId.DEFAULT)).isFalse();
            imsg.receive("while stopped");

            imsg.manager.start(AccountId.DEFAULT);

            imsg.awaitTexts("while stopped");
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(
                                    imsg.report.all(true).accounts().getFirst().probe())
                            .matches(probe -> probe.ok()));
        }
    }

    @Test
    void theStatusSaysWhatTheChildIsAndCan() throws Exception {
        try (ImsgFixture imsg = fixture("0.15.10").running()) {
            ChannelStatus.Account account = imsg.report.all(false).accounts().getFirst();

            assertThat(account.health()).isEqualTo("UP");
            assertThat(account.state()).isEqualTo("running");
            assertThat(account.imsgVersion()).isEqualTo("0.15.10");
            assertThat(account.generation()).isEqualTo("strict");
            assertThat(account.methods()).contains("messages.after", "send");
            assertThat(account.probe()).isNull();
        }
    }

    @Test
    void theBuiltInSimulatorIsThisProgramStartedAgain() throws Exception {
        try (ImsgFixture imsg = new ImsgFixture(Path.of("simulator"), directory).running()) {
            imsg.receive("hello, demo");

            imsg.awaitTexts("hello, demo");
        }
    }
}
