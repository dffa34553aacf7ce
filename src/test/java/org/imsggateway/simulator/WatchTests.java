package org.imsggateway.simulator;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchTests {

    private static final int SUBSCRIPTIONS = 50;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @Test
    void aSubscriptionThatFailsAtOnceAlwaysSaysSo() throws IOException {
        var broken = Files.writeString(directory.resolve("chat.db"), "this is not a database\n".repeat(100));
        var faults = new Faults(List.of(), _ -> {});
        var settings = new Settings(broken, Profile.of("0.5.0"), faults, false, Duration.ofMillis(100));
        try (var peer = new SimulatedPeer(settings)) {
            for (int i = 0; i < SUBSCRIPTIONS; i++) {
                peer.send("watch.subscribe", "{}");
            }
            await().atMost(SimulatedPeer.LIMIT).until(() -> errors(peer) == SUBSCRIPTIONS);
        }
    }

    private static long errors(SimulatedPeer peer) {
        return peer.rawLines().stream()
                .filter(line -> line.contains("\"method\":\"error\""))
                .count();
    }
}
