package org.imsggateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The gateway ends itself at one commit of its store, right before or right after it, is started again to end itself at the
 * next, and so on, with traffic all the time. Which commits: every {@code drill.step}th (a system property; 1 is all of them)
 * up to {@code drill.commits}.
 */
class CrashMatrixIntegrationTests {

    private static final int STEP = Integer.getInteger("drill.step", 14);
    private static final int COMMITS = Integer.getInteger("drill.commits", 16);
    private static final int REPLACED_FROM = Integer.getInteger("drill.replacedFrom", 2);
    private static final int REPLACED = Integer.getInteger("drill.replaced", 2);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @Test
    void whereverTheGatewayEndsNothingIsLostAndNothingIsSentTwice() throws Exception {
        List<String> crashes = new ArrayList<>();
        try (var gateway = RunningGateway.simulated(directory, "10s")) {
            for (int commit = 1; commit <= COMMITS; commit += STEP) {
                crash(gateway, commit, "before", crashes);
                crash(gateway, commit, "after", crashes);
            }
            assertNothingLostOrDoubled(gateway, "gateway ended at commits ", crashes);
        }
    }

    /** What is in a database before it is found replaced is not answered; from then on everything is. */
    @Test
    void whereverTheGatewayEndsWhileTheMessagesDatabaseIsReplacedNothingIsLost() throws Exception {
        List<String> crashes = new ArrayList<>();
        try (var gateway = RunningGateway.simulated(directory, "10s")) {
            for (int commit = REPLACED_FROM; commit <= REPLACED; commit++) {
                crashReplaced(gateway, commit, "before", crashes);
                crashReplaced(gateway, commit, "after", crashes);
            }
            assertNothingLostOrDoubled(gateway, "gateway ended, its Mac's database replaced, at commits ", crashes);
        }
    }

    private static void assertNothingLostOrDoubled(RunningGateway gateway, String what, List<String> crashes)
            throws IOException {
        gateway.kill();
        gateway.started();
        Fate.assertNothingLostOrDoubled(what + crashes, gateway.awaitFates());
        assertThat(crashes).isNotEmpty();
    }

    private static void crashReplaced(RunningGateway gateway, int commit, String when, List<String> crashes)
            throws IOException {
        gateway.kill();
        gateway.started();
        gateway.receive(1);
        gateway.awaitFates();
        gateway.kill();
        gateway.emptyMessages();
        gateway.launchedToCrash(commit, when);
        await("the end, or an account that runs")
                .atMost(RunningGateway.LONG)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .until(() -> !gateway.isAlive() || (gateway.restarts() >= 0 && Fate.resumePoint(gateway.store()) == 0));
        boolean ended = !gateway.isAlive();
        if (Fate.resumePoint(gateway.store()) != 0) {
            gateway.started();
        }
        gateway.receive(2);
        if (ended) {
            crashes.add(commit + when.substring(0, 1));
        }
    }

    private static void crash(RunningGateway gateway, int commit, String when, List<String> crashes)
            throws IOException {
        gateway.kill();
        gateway.launchedToCrash(commit, when);
        gateway.receive(2);
        await("the end at a commit, or of the work")
                .atMost(RunningGateway.LONG)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .until(() -> !gateway.isAlive() || gateway.fates().stream().allMatch(Fate::isSettled));
        if (!gateway.isAlive()) {
            crashes.add(commit + when.substring(0, 1));
        }
    }
}
