package org.imsggateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gateway goes on whatever its child does. */
class SurvivalIntegrationTests {

    private static final int KILLS = Integer.getInteger("drill.childKills", 50);

    /** Where in the conversation with its child the gateway loses it. */
    private static final List<String> POINTS = List.of(
            "read:initialize",
            "half:initialize",
            "read:chats.list",
            "read:messages.after",
            "half:messages.after",
            "after:messages.after",
            "read:watch.subscribe",
            "half:watch.subscribe",
            "after:watch.subscribe",
            "half:message",
            "after:message",
            "read:send",
            "send-before-write",
            "send-after-write",
            "send-before-ack",
            "half:send",
            "after:send");

    /** How far the messages that came last are when the child is killed. */
    private static final List<Predicate<Fate>> MOMENTS =
            List.of(_ -> true, Fate::isJournalled, Fate::isHandedOver, Fate::isEchoed);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @Test
    void nothingIsLostOrSentTwiceWhenTheChildIsKilledAgainAndAgain() throws Exception {
        try (var gateway = RunningGateway.simulated(directory, "5s")) {
            for (int kills = 0; kills < KILLS; kills++) {
                gateway.awaitRestarts(kills);
                gateway.receive(2);
                awaitLast(gateway, MOMENTS.get(kills % MOMENTS.size()));
                gateway.children().kill();
            }
            gateway.awaitRestarts(KILLS);
            Fate.assertNothingLostOrDoubled("child killed " + KILLS + " times", gateway.awaitFates());
        }
    }

    @Test
    void nothingIsLostOrSentTwiceInWhateverCallTheChildDies() throws Exception {
        try (var gateway = RunningGateway.simulated(directory, "3s")) {
            gateway.receive(2);
            gateway.awaitFates();
            gateway.mac()
                    .faultsInTurn(Stream.concat(POINTS.stream().map("crash-at="::concat), Stream.of(""))
                            .toList());
            gateway.children().kill();
            for (int left = POINTS.size(); left >= 0; left--) {
                awaitChild(gateway, left);
            }
            Fate.assertNothingLostOrDoubled("child ended at each of " + POINTS, gateway.awaitFates());
        }
    }

    /** Lets messages arrive until the child before has ended, so that a further one has been told its faults. */
    private static void awaitChild(RunningGateway gateway, int left) {
        while (gateway.mac().faultsLeft() > left) {
            gateway.receive(2);
            await().atMost(RunningGateway.LONG)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> gateway.mac().faultsLeft() <= left
                            || gateway.fates().stream().allMatch(Fate::isSettled));
        }
    }

    /** An earlier message of the same sender may still keep the last ones waiting; then the child is killed all the same. */
    private static void awaitLast(RunningGateway gateway, Predicate<Fate> moment) {
        await().atMost(RunningGateway.LONG).pollInterval(Duration.ofMillis(10)).untilAsserted(() -> {
            List<Fate> fates = gateway.fates();
            List<Fate> last = fates.subList(fates.size() - 2, fates.size());
            assertThat(last.stream().anyMatch(moment)
                            || last.stream().allMatch(fate -> fate.outcome().equals("PENDING?")))
                    .as(() -> "the last of " + fates + " after " + gateway.log())
                    .isTrue();
        });
    }

    @Test
    void aChildThatHangsIsReplaced() throws Exception {
        try (var gateway = RunningGateway.misbehaving(directory, "hang-after=9", "4s")) {
            gateway.awaitRestarts(0);
            gateway.mac().faults("");
            gateway.receive(12);
            List<Fate> fates = gateway.awaitFates();
            Fate.assertNothingLostOrDoubled("child hung", fates);
            assertThat(fates).allMatch(Fate::isEchoed);
            assertThat(gateway.restarts()).isPositive();
        }
    }

    @Test
    void garbageBetweenGoodLinesIsCounted() throws Exception {
        try (var gateway = RunningGateway.misbehaving(directory, "garbage", "20s")) {
            gateway.awaitRestarts(0);
            gateway.receive(5);
            List<Fate> fates = gateway.awaitFates();
            Fate.assertNothingLostOrDoubled("child printed garbage", fates);
            assertThat(fates).allMatch(Fate::isEchoed);
            assertThat(gateway.restarts()).isZero();
            assertThat(gateway.rest()
                            .account()
                            .path("counters")
                            .path("badLines")
                            .asInt(0))
                    .isGreaterThan(5);
        }
    }

    @Test
    void aWrapperThatBuffersIsNamedAndForgottenOnceItIsMended() throws Exception {
        try (var gateway = RunningGateway.misbehaving(directory, "buffered", "20s")) {
            await().atMost(RunningGateway.LONG)
                    .untilAsserted(() -> assertThat(gateway.rest()
                                    .health()
                                    .at("/details/advice")
                                    .asString(""))
                            .contains("wrapper", "buffering"));
            assertThat(gateway.rest().health().path("status").asString("")).isEqualTo("DOWN");
            gateway.mac().faults("");
            gateway.awaitRestarts(0);
            assertThat(gateway.rest().health().path("status").asString("")).isEqualTo("UP");
        }
    }
}
