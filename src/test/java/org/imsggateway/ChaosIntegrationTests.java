package org.imsggateway;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One gateway with a child over real pipes, messages all the time, and every trouble there is, in an order that chance
 * decides. For how long is set by the system property {@code chaos.minutes}, in which order by {@code chaos.seed}; without
 * them a few troubles happen.
 */
class ChaosIntegrationTests {

    private static final long SEED = Long.getLong("chaos.seed", 20260304L);
    private static final Duration LENGTH = Duration.ofMinutes(Integer.getInteger("chaos.minutes", 0));
    private static final int FEW = 4;
    private static final int BETWEEN_MEASURES = 8;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    private final Random random = new Random(SEED);
    private final Map<Trouble, Integer> happened = new EnumMap<>(Trouble.class);
    private final Vitals vitals = new Vitals();

    @Test
    void nothingIsLostOrSentTwiceAndNothingGrowsWhateverHappens() throws Exception {
        try (var gateway = RunningGateway.drilled(directory, "5s")) {
            gateway.receive(20);
            gateway.awaitFates();
            vitals.measure(gateway);
            long end = System.nanoTime() + LENGTH.toNanos();
            List<Trouble> next = new ArrayList<>();
            for (int count = 1; count <= FEW || System.nanoTime() < end; count++) {
                if (next.isEmpty()) {
                    next.addAll(mixed(gateway));
                }
                happen(gateway, next.removeLast());
                if (count % BETWEEN_MEASURES == 0) {
                    vitals.measure(gateway);
                }
            }
            gateway.children().replace("");
            List<Fate> fates = gateway.awaitFates();
            vitals.measure(gateway);
            Fate.assertNothingLostOrDoubled("chaos of seed %d, %s".formatted(SEED, happened), fates);
            vitals.assertFlat();
        }
    }

    /** All that can happen here, each once. */
    private List<Trouble> mixed(RunningGateway gateway) {
        List<Trouble> troubles = new ArrayList<>(Arrays.stream(Trouble.values())
                .filter(trouble -> trouble.isPossible(gateway))
                .toList());
        Collections.shuffle(troubles, random);
        return troubles;
    }

    private void happen(RunningGateway gateway, Trouble trouble) throws Exception {
        gateway.receive(1 + random.nextInt(3));
        Trouble.pause(random.nextInt(1000));
        trouble.happen(gateway, random);
        happened.merge(trouble, 1, Integer::sum);
        gateway.receive(random.nextInt(3));
        Trouble.pause(random.nextInt(1500));
    }
}
