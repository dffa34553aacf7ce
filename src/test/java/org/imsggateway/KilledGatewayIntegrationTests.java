package org.imsggateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway that ends without warning takes up its work where it was. */
class KilledGatewayIntegrationTests {

    /** How far one of the messages that came last is when the gateway is killed. */
    private static final List<Predicate<Fate>> MOMENTS =
            List.of(_ -> true, Fate::isJournalled, Fate::isHandedOver, Fate::isEchoed);

    private static final int AT_ONCE = 6;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @Test
    void everyMessageHasOneOutcomeAfterTheGatewayWasKilledInTheMiddleOfIt() throws Exception {
        try (var gateway = RunningGateway.simulated(directory, "10s")) {
            gateway.receive(1);
            gateway.awaitFates();
            for (Predicate<Fate> moment : MOMENTS) {
                gateway.receive(AT_ONCE);
                await().atMost(RunningGateway.LONG)
                        .pollInterval(Duration.ofMillis(10))
                        .until(() -> newest(gateway).stream().anyMatch(moment));
                gateway.kill();
                gateway.started();
            }
            List<Fate> fates = gateway.awaitFates();
            assertThat(fates).hasSize(gateway.mac().received());
            Fate.assertNothingLostOrDoubled("gateway killed " + MOMENTS.size() + " times", fates);
        }
    }

    /** How often is set by the system property {@code drill.kills}, the times by {@code drill.seed}; both are printed. */
    @Test
    void everyMessageHasOneOutcomeAfterTheGatewayWasKilledAtRandomTimes() throws Exception {
        int kills = Integer.getInteger("drill.kills", 2);
        long seed = Long.getLong("drill.seed", 20260304L);
        var random = new Random(seed);
        try (var gateway = RunningGateway.simulated(directory, "5s")) {
            int killed = 0;
            while (killed < kills) {
                gateway.receive(1 + random.nextInt(3));
                Trouble.pause(random.nextInt(1000));
                gateway.kill();
                killed++;
                gateway.receive(random.nextInt(2));
                while (killed < kills && random.nextInt(3) == 0) {
                    gateway.begin();
                    Trouble.pause(random.nextInt(3000));
                    gateway.kill();
                    killed++;
                }
                gateway.started();
            }
            List<Fate> fates = gateway.awaitFates();
            assertThat(fates).hasSize(gateway.mac().received());
            Fate.assertNothingLostOrDoubled("gateway killed %d times at random, seed %d".formatted(kills, seed), fates);
        }
    }

    private static List<Fate> newest(RunningGateway gateway) {
        List<Fate> fates = gateway.fates();
        return fates.subList(fates.size() - AT_ONCE, fates.size());
    }
}
