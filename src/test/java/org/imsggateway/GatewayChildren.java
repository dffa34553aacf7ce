package org.imsggateway;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The processes that a {@link RunningGateway} has started, of which there may be none or two at a moment. */
final class GatewayChildren {

    private final Supplier<Optional<Process>> gateway;
    private final SimulatedMac mac;

    GatewayChildren(Supplier<Optional<Process>> gateway, SimulatedMac mac) {
        this.gateway = gateway;
        this.mac = mac;
    }

    private Stream<ProcessHandle> all() {
        return gateway.get().stream().flatMap(Process::children);
    }

    /** Kills them; waits for one to be there. */
    void kill() {
        await().atMost(RunningGateway.LONG)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> all().filter(ProcessHandle::destroyForcibly).count() > 0);
    }

    /** Kills them; the next one misbehaves as told, those after it as {@link SimulatedMac#faults} says. */
    void replace(String faults) throws IOException {
        mac.faultsInTurn(List.of(faults));
        kill();
        await().atMost(RunningGateway.LONG).pollInterval(Duration.ofMillis(50)).until(() -> mac.faultsLeft() == 0);
    }

    /** Stops them where they are; says which they were. */
    List<Long> stall() throws IOException, InterruptedException {
        List<Long> stalled = all().map(ProcessHandle::pid).toList();
        signal("STOP", stalled);
        return stalled;
    }

    /** Lets them go on. */
    void resume(List<Long> stalled) throws IOException, InterruptedException {
        signal("CONT", stalled);
    }

    private static void signal(String signal, List<Long> processes) throws IOException, InterruptedException {
        for (long pid : processes) {
            // One that is gone by now needs no signal.
            int _ = new ProcessBuilder("kill", "-" + signal, String.valueOf(pid))
                    .redirectErrorStream(true)
                    .start()
                    .waitFor();
        }
    }
}
