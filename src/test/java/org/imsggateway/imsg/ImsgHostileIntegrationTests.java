package org.imsggateway.imsg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.imsggateway.imsg.ImsgFixture.LONG;

import java.nio.file.Path;
import java.time.Duration;
import org.imsggateway.delivery.SendReceipt;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.InboundMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One account over children that behave as badly as children do. */
@Timeout(240)
class ImsgHostileIntegrationTests {

    @TempDir
    private Path directory = Path.of(".");

    private ImsgFixture fixture(String mode) throws Exception {
        return new ImsgFixture(Programs.hostile(directory, mode), directory);
    }

    @Test
    void aSubscriptionThatEndsWithAnErrorBeginsAgainFromTheCursor() throws Exception {
        try (ImsgFixture imsg = fixture("interrupted").running()) {
            // A cursor beyond the newest row imsg shows is bounded by it: rows twice are harmless, silence is not.
            imsg.awaitTexts("early", "since 90");
            assertThat(imsg.state().health()).isEqualTo("DEGRADED");
            assertThat(imsg.state().remedy()).isEqualTo(ImsgAdvice.DATABASE_LOCKED.text());
        }
    }

    @Test
    void afterTheDatabaseWasReplacedTheResumePointIsOneOfTheNewDatabase() throws Exception {
        try (ImsgFixture imsg = fixture("mute")) {
            imsg.pipeline.anchor(AccountId.DEFAULT, 50_000, () -> {});
            imsg.running().awaitTexts("since 90");

            assertThat(imsg.pipeline.resumePoint(AccountId.DEFAULT)).hasValue(101);
        }
    }

    @Test
    void aFaultOfTheStoreCostsAPauseAndNotTheAccount() throws Exception {
        try (ImsgFixture imsg = fixture("mute")) {
            imsg.pipeline.faults.set(1);

            imsg.running().awaitTexts("since 0");

            assertThat(imsg.states).anySatisfy(state -> assertThat(state).isInstanceOf(ImsgState.BackingOff.class));
        }
    }

    @Test
    void anOverflowIsFollowedByANewSubscription() throws Exception {
        try (ImsgFixture imsg = fixture("overflow").running()) {
            imsg.awaitTexts("since 90");
        }
    }

    @Test
    void garbageAndMalformedRowsCostThemselvesAlone() throws Exception {
        try (ImsgFixture imsg = fixture("garbage").running()) {
            imsg.awaitTexts("old", "good");

            assertThat(imsg.pipeline.malformed())
                    .containsExactlyInAnyOrder(
                            "row 99: field text is not a string",
                            "row 91: Messages has not put it into a chat yet; it is looked for again for a day");
            assertThat(imsg.pipeline.accepted())
                    .extracting(InboundMessage::rowId)
                    .containsExactly(90L, 100L);
            assertThat(imsg.links.of(AccountId.DEFAULT).counters()).containsEntry("badLines", 3L);
        }
    }

    @Test
    void aSendWithoutAnAnswerIsUnknownAndItsChildIsReplaced() throws Exception {
        try (ImsgFixture imsg = fixture("mute").running()) {
            SendReceipt receipt = imsg.channel.send(ImsgFixture.message("hi"), Duration.ofMillis(500));

            String child = ((SendReceipt.Unknown) receipt).child();
            await().atMost(LONG).until(() -> imsg.channel.ended(AccountId.DEFAULT, child));
            await().atMost(LONG).until(() -> imsg.channel.ready(AccountId.DEFAULT));
            assertThat(imsg.session().orElseThrow().key()).isNotEqualTo(child);
        }
    }

    @Test
    void aMissingPermissionIsNamedWhileTheStartIsStillTried() throws Exception {
        try (ImsgFixture imsg = fixture("denied")) {
            imsg.manager.start();

            await().atMost(LONG)
                    .untilAsserted(
                            () -> assertThat(imsg.state().remedy()).isEqualTo(ImsgAdvice.FULL_DISK_ACCESS.text()));
            assertThat(imsg.state().problem()).isEqualTo("imsg rpc exited (code 1)");
            assertThat(imsg.state().health()).isEqualTo("DOWN");
        }
    }

    @Test
    void aProgramWithoutRpcEndsTheStartAtOnce() throws Exception {
        try (ImsgFixture imsg = fixture("old")) {
            imsg.manager.start();

            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(imsg.states)
                            .anySatisfy(state -> assertThat(state)
                                    .isInstanceOfSatisfying(
                                            ImsgState.BackingOff.class,
                                            waiting -> assertThat(waiting.error())
                                                    .contains("does not support the rpc subcommand"))));
        }
    }

    @Test
    void aProgramThatIsNotThereLeavesTheGatewayUpAndSaysWhatToInstall() throws Exception {
        try (ImsgFixture imsg = new ImsgFixture(directory.resolve("nothing"), directory)) {
            imsg.manager.start();

            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(imsg.state().remedy()).contains("brew install"));
            assertThat(imsg.channel.send(ImsgFixture.message("hi"), Duration.ofSeconds(5)))
                    .isEqualTo(new SendReceipt.NotSent("imsg rpc not running"));
            assertThat(imsg.report.all(true).accounts().getFirst().probe())
                    .matches(probe ->
                            !probe.ok() && String.valueOf(probe.error()).startsWith("imsg not found ("));
        }
    }

    @Test
    void aChildThatDoesNotAnswerAnyMoreIsReplaced() throws Exception {
        try (ImsgFixture imsg =
                new ImsgFixture(Programs.hostile(directory, "frozen"), directory, "probeTimeoutMs: 3000").running()) {
            String frozen = imsg.session().orElseThrow().key();

            imsg.clock.forward(Duration.ofSeconds(61));

            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(imsg.states)
                            .anySatisfy(state -> assertThat(state)
                                    .isInstanceOfSatisfying(
                                            ImsgState.BackingOff.class,
                                            waiting -> assertThat(waiting.error())
                                                    .isEqualTo("stuck: imsg rpc timeout (chats.list)"))));
            assertThat(imsg.channel.ended(AccountId.DEFAULT, frozen)).isTrue();
        }
    }

    @Test
    void aStopDuringThePauseCancelsTheNextStart() throws Exception {
        try (ImsgFixture imsg = fixture("old")) {
            imsg.manager.start();
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(imsg.states)
                            .anySatisfy(state -> assertThat(state).isInstanceOf(ImsgState.BackingOff.class)));

            imsg.manager.stop(AccountId.DEFAULT);

            await().atMost(LONG).untilAsserted(() -> assertThat(imsg.state()).isInstanceOf(ImsgState.Stopped.class));
            int told = imsg.states.size();
            await().during(Duration.ofMillis(600)).atMost(LONG).until(() -> imsg.states.size() == told);
        }
    }
}
