package org.imsggateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imsggateway.config.GatewayHome;
import org.imsggateway.simulator.Arrivals;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The main class as a process of its own that may be killed and started again on the same home. Its Mac is the simulator,
 * everybody may write to it, and its agent says what it was told.
 */
final class RunningGateway implements AutoCloseable {

    static final Duration LONG = Duration.ofMinutes(2);

    private static final int SENDERS = 10;

    private final Path directory;
    private final Path home;
    private final HttpClient http = HttpClient.newHttpClient();
    private @Nullable Process process;
    private int received;

    private RunningGateway(Path directory) {
        this.directory = directory;
        this.home = directory.resolve("home");
    }

    /** One whose child is the simulator; returns when its account runs. */
    static RunningGateway simulated(Path directory, String sendTimeout) throws IOException {
        RunningGateway gateway = configured(directory, sendTimeout);
        gateway.faults("");
        return gateway.started();
    }

    /** One whose child is the simulator and misbehaves as told; returns when REST answers. */
    static RunningGateway misbehaving(Path directory, String faults, String sendTimeout) throws IOException {
        RunningGateway gateway = configured(directory, sendTimeout);
        gateway.faults(faults);
        gateway.launch();
        return gateway;
    }

    private static RunningGateway configured(Path directory, String sendTimeout) throws IOException {
        var gateway = new RunningGateway(directory);
        Files.writeString(directory.resolve("application.yml"), """
                channels:
                  imessage:
                    cliPath: "%s"
                    dbPath: "%s"
                    dmPolicy: open
                    allowFrom: ["*"]
                    probeTimeoutMs: 5000
                agents: {list: [{id: main, runtime: {type: echo}}]}
                gateway:
                  sendTimeout: %s
                  restart: {delay: 100ms, maxDelay: 500ms, resetAfter: 1s}
                server: {port: 0}
                """.formatted(
                        wrapper(directory), gateway.messages(), sendTimeout));
        Arrivals.init(gateway.messages());
        return gateway;
    }

    /** Reads its faults at each start, so that they can be gone for the next child. */
    private static Path wrapper(Path directory) throws IOException {
        String simulator = QuickStart.simulator().stream().collect(Collectors.joining("' '", "'", "'"));
        String text = """
                #!/bin/sh
                [ "$2" = --help ] && { echo 'imsg rpc'; exit; }
                cd '%s' || exit
                if [ -s faults-in-turn ]; then
                    IMSG_SIMULATOR_FAULTS="$(head -n 1 faults-in-turn)"
                    tail -n +2 faults-in-turn > faults-left
                    mv faults-left faults-in-turn
                else
                    IMSG_SIMULATOR_FAULTS="$(cat faults)"
                fi
                export IMSG_SIMULATOR_FAULTS
                exec %s "$@"
                """.formatted(directory, simulator);
        Path script = Files.writeString(directory.resolve("imsg"), text);
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** How the children that start from now on misbehave; empty for not at all. */
    void faults(String faults) throws IOException {
        Files.writeString(directory.resolve("faults"), faults);
    }

    /** How the next children misbehave, one after the other; those after them as {@link #faults} says. */
    void faultsInTurn(List<String> faults) throws IOException {
        Files.write(directory.resolve("faults-in-turn"), faults);
    }

    /** For how many children to come {@link #faultsInTurn} still says something. */
    int faultsLeft() {
        Path file = directory.resolve("faults-in-turn");
        try {
            return Files.exists(file) ? Files.readAllLines(file).size() : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The database of the simulated Mac. */
    Path messages() {
        return directory.resolve("chat.db");
    }

    /** The gateway's own database. */
    Path store() {
        return home.resolve("gateway.db");
    }

    /** Starts it; returns at once. */
    Process begin(String... options) throws IOException {
        // One that was killed could not take its address away.
        Files.deleteIfExists(GatewayHome.addressFile(home));
        var builder = new ProcessBuilder(QuickStart.gateway(List.of(options)))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("log").toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("IMSG_") || name.startsWith("GATEWAY_"));
        builder.environment().put("IMSG_GATEWAY_HOME", home.toString());
        Process started = builder.start();
        process = started;
        return started;
    }

    private void launch(String... options) throws IOException {
        Process started = begin(options);
        await().atMost(LONG)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !started.isAlive() || Files.exists(GatewayHome.addressFile(home)));
        assertThat(started.isAlive() || options.length > 0).as(this::log).isTrue();
    }

    /** Starts it to end itself at one of its commits, which may be before anybody can ask it anything. */
    void launchedToCrash(int commit, String when) throws IOException {
        launch("-Dimsg-gateway.drill.crash=" + commit + ":" + when);
    }

    /** Starts it, again if it was killed; returns when its account runs. */
    RunningGateway started() throws IOException {
        launch();
        awaitRestarts(0);
        return this;
    }

    /** What it has printed in all its lives. */
    String log() {
        try {
            return Files.readString(directory.resolve("log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Waits until the account runs with a child after at least so many others of this life. */
    void awaitRestarts(int restarts) {
        await("an account that runs after " + restarts + " restarts")
                .atMost(LONG)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .until(
                        () -> account().path("state").asString(""),
                        state -> state.equals("running") && restarts() >= restarts);
    }

    int restarts() {
        return account().path("restarts").asInt(-1);
    }

    /** The account, as {@code GET /channels} shows it. */
    JsonNode account() {
        return get("/channels").path("accounts").path(0);
    }

    /** The account, as the health endpoint shows it. */
    JsonNode health() {
        return get("/actuator/health")
                .path("components")
                .path("imessage")
                .path("components")
                .path("default");
    }

    private JsonNode get(String path) {
        try {
            String address =
                    Files.readString(GatewayHome.addressFile(home)).strip().replaceFirst("/$", "");
            String token = Files.readString(GatewayHome.tokenFile(home)).strip();
            HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                    .header("Authorization", "Bearer " + token)
                    .timeout(Duration.ofSeconds(60))
                    .build();
            return JsonMapper.shared()
                    .readTree(http.send(request, BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Lets so many messages arrive, each with a text of its own, from senders in turn. */
    void receive(int count) {
        for (int i = 0; i < count; i++) {
            received++;
            Arrivals.receive(messages(), "+1555555010" + received % SENDERS, "This is message %d.".formatted(received));
        }
    }

    /** How many messages have arrived in all its lives. */
    int received() {
        return received;
    }

    /** What became of each message so far. */
    List<Fate> fates() {
        return Fate.all(store(), messages());
    }

    /** Waits until every message that arrived has come to its end. */
    List<Fate> awaitFates() {
        await("every message at its end")
                .atMost(LONG.plusMillis(100L * received))
                .pollInterval(Duration.ofMillis(250))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(fates()).hasSize(received).allMatch(Fate::isSettled));
        return fates();
    }

    /** Kills the child, or the children if there is more than one at this moment; waits for one to be there. */
    void killChild() {
        await().atMost(LONG)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> children().filter(ProcessHandle::destroyForcibly).count() > 0);
    }

    private Stream<ProcessHandle> children() {
        return process == null ? Stream.empty() : process.children();
    }

    /** Ends it as a power cut would. */
    void kill() {
        if (process != null) {
            assertThat(awaitEnd(process.destroyForcibly())).isTrue();
        }
    }

    private static boolean awaitEnd(Process ending) {
        try {
            return ending.waitFor(40, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        if (process != null) {
            List<ProcessHandle> descendants = process.descendants().toList();
            process.destroy();
            if (!awaitEnd(process)) {
                kill();
            }
            descendants.forEach(ProcessHandle::destroyForcibly);
        }
        http.shutdownNow();
    }
}
