package org.imsggateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that another program holds for a while costs time and nothing else. */
class LockedDatabaseIntegrationTests {

    private static final Duration LOCKED = Duration.ofSeconds(20);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @Test
    void messagesAreAnsweredOnceMessagesHasLetGoOfItsDatabase() throws Exception {
        try (var gateway = RunningGateway.simulated(directory, "60s")) {
            gateway.receive(20);
            try (var _ = DatabaseLock.on(gateway.messages())) {
                awaitLockTime(gateway);
                assertThat(gateway.fates()).anyMatch(fate -> !fate.isSettled());
            }
            gateway.receive(5);
            assertAllAnswered("chat.db locked", gateway);
        }
    }

    @Test
    void messagesAreAnsweredOnceTheStoreCanBeWrittenAgain() throws Exception {
        try (var gateway = RunningGateway.simulated(directory, "60s")) {
            gateway.receive(5);
            try (var _ = DatabaseLock.on(gateway.store())) {
                gateway.receive(5);
                awaitLockTime(gateway);
                assertThat(gateway.fates()).anyMatch(fate -> !fate.isJournalled());
            }
            gateway.receive(5);
            assertAllAnswered("store locked", gateway);
        }
    }

    private static void awaitLockTime(RunningGateway gateway) {
        await().during(LOCKED).atMost(LOCKED.multipliedBy(2)).until(gateway::isAlive);
    }

    private static void assertAllAnswered(String drill, RunningGateway gateway) {
        List<Fate> fates = gateway.awaitFates();
        Fate.assertNothingLostOrDoubled(drill + " for " + LOCKED.toSeconds() + " s", fates);
        assertThat(fates).allMatch(Fate::isEchoed);
    }
}
