package org.imsggateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A gateway that is told to stop while it is sending, and while more waits to be sent. */
class StoppedGatewayIntegrationTests {

    /** So many that also on a machine that stalls for long some are still to be sent when it is stopped. */
    private static final int MESSAGES = 12;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    /** A gateway that is sending one of several messages. */
    private RunningGateway sending(int sendMillis) throws Exception {
        RunningGateway gateway = RunningGateway.misbehaving(directory, "slow-send=" + sendMillis, "5s");
        gateway.awaitRestarts(0);
        gateway.receive(MESSAGES);
        await().atMost(RunningGateway.LONG)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> gateway.fates().size() == MESSAGES
                        && gateway.fates().stream()
                                .anyMatch(fate -> fate.outcome().startsWith("SENDING")));
        return gateway;
    }

    private static void nothingIsLostAtTheNextStart(RunningGateway gateway) throws Exception {
        gateway.mac().faults("");
        gateway.started();
        List<Fate> fates = gateway.awaitFates();
        Fate.assertNothingLostOrDoubled("gateway stopped while sending", fates);
        assertThat(fates).allMatch(Fate::isEchoed);
    }

    @Test
    void aStopLetsTheSendThatIsUnderWayEndAndKeepsTheRest() throws Exception {
        try (RunningGateway gateway = sending(2000)) {
            gateway.signal("TERM");

            assertThat(gateway.awaitExit()).isEqualTo(143);
            assertThat(gateway.fates()).noneMatch(fate -> fate.outcome().startsWith("SENDING"));
            assertThat(gateway.fates())
                    .anyMatch(fate -> fate.outcome().equals("SENT"))
                    .anyMatch(fate -> fate.outcome().equals("PENDING?"));
            nothingIsLostAtTheNextStart(gateway);
        }
    }

    /** Whoever is started in the background by a shell ignores SIGINT, and so does everything that it starts. */
    private static boolean isIgnored(int signal) throws IOException {
        Path status = Path.of("/proc/self/status");
        List<String> lines = Files.exists(status) ? Files.readAllLines(status) : List.of();
        return lines.stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                .anyMatch(ignored -> (ignored >> (signal - 1) & 1) == 1);
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130"})
    void theSameSignalOnceMoreEndsItAtOnceAndNothingIsLost(String signal, int status) throws Exception {
        assumeFalse(isIgnored(status - 128), "SIG" + signal + " is ignored here: run this in the foreground");
        try (RunningGateway gateway = sending(60_000)) {
            gateway.signal(signal);
            await().atMost(RunningGateway.LONG).until(() -> gateway.log().contains("stopping: "));
            assertThat(gateway.isAlive()).isTrue();
            gateway.signal(signal);

            assertThat(gateway.awaitExit()).isEqualTo(status);
            assertThat(gateway.log())
                    .as("what an orderly stop says of the send that does not end")
                    .doesNotContain("a message is still being sent");
            nothingIsLostAtTheNextStart(gateway);
        }
    }
}
