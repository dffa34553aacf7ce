package org.imsggateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.imsggateway.config.GatewayHome;
import org.jspecify.annotations.Nullable;

/**
 * The main class as a process of its own that may be killed and started again on the same home. Its Mac is the simulator,
 * everybody may write to it, and its agent says what it was told.
 */
final class RunningGateway implements AutoCloseable {

    static final Duration LONG = Duration.ofMinutes(2);

    private static final String ECHO = "{type: echo}";

    private final Path directory;
    private final Path home;
    private final Optional<SmallDisk> disk;
    private final SimulatedMac mac;
    private final GatewayRest rest;
    private final GatewayChildren children;
    private final List<Fate> before = new ArrayList<>();
    private @Nullable Process process;
    private @Nullable LocalAgent agent;

    private RunningGateway(Path directory, Optional<SmallDisk> disk) throws IOException {
        this.directory = directory;
        this.mac = new SimulatedMac(directory);
        this.children = new GatewayChildren(() -> Optional.ofNullable(process), mac);
        this.disk = disk;
        this.home = directory.resolve("home");
        this.rest = new GatewayRest(home);
    }

    /** One whose child is the simulator; returns when its account runs. */
    static RunningGateway simulated(Path directory, String sendTimeout) throws IOException {
        return configured(directory, Optional.empty(), ECHO, sendTimeout).started();
    }

    /** One whose child is the simulator and misbehaves as told; returns when REST answers. */
    static RunningGateway misbehaving(Path directory, String faults, String sendTimeout) throws IOException {
        RunningGateway gateway = configured(directory, Optional.empty(), ECHO, sendTimeout);
        gateway.mac.faults(faults);
        gateway.launch();
        return gateway;
    }

    /** One whose store is on a small disk, where the system allows that, whose clock can be moved, and whose agent can hang. */
    static RunningGateway drilled(Path directory, String sendTimeout) throws IOException {
        Optional<SmallDisk> disk = SmallDisk.on(directory.resolve("home"));
        if (disk.isEmpty()) {
            System.out.println("no drill with a full disk: only root may mount a small one");
        }
        LocalAgent agent = new LocalAgent();
        RunningGateway gateway = configured(directory, disk, agent.runtime(), sendTimeout);
        gateway.agent = agent;
        gateway.clockOffset(0);
        // By a clock that is hours ahead every message is an old one.
        gateway.launch("-Dimsg-gateway.drill.clock=" + directory.resolve("clock"), "-Dgateway.staleMessages=answer");
        gateway.awaitRestarts(0);
        return gateway;
    }

    private static RunningGateway configured(
            Path directory, Optional<SmallDisk> disk, String runtime, String sendTimeout) throws IOException {
        var gateway = new RunningGateway(directory, disk);
        Files.writeString(directory.resolve("application.yml"), """
                channels:
                  imessage:
                    cliPath: "%s"
                    dbPath: "%s"
                    dmPolicy: open
                    allowFrom: ["*"]
                    probeTimeoutMs: 5000
                agents: {list: [{id: main, runtime: %s}]}
                gateway:
                  sendTimeout: %s
                  restart: {delay: 100ms, maxDelay: 500ms, resetAfter: 1s}
                server: {port: 0}
                """.formatted(
                        gateway.mac.wrapper(), gateway.messages(), runtime, sendTimeout));
        return gateway;
    }

    /** Its agent, which is another program where it is drilled. */
    LocalAgent agent() {
        return Objects.requireNonNull(agent);
    }

    SimulatedMac mac() {
        return mac;
    }

    GatewayRest rest() {
        return rest;
    }

    GatewayChildren children() {
        return children;
    }

    /** The database of the simulated Mac. */
    Path messages() {
        return mac.messages();
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
                        () -> rest.account().path("state").asString(""),
                        state -> state.equals("running") && restarts() >= restarts);
    }

    int restarts() {
        return rest.account().path("restarts").asInt(-1);
    }

    long pid() {
        return process == null ? -1 : process.pid();
    }

    /** The disk that its store is on; empty where the system allows none of its own. */
    Optional<SmallDisk> disk() {
        return disk;
    }

    /** Moves its clock against the Mac's by so many seconds. */
    void clockOffset(int seconds) throws IOException {
        Path file = Files.writeString(directory.resolve("clock.new"), String.valueOf(seconds));
        Files.move(file, directory.resolve("clock"), StandardCopyOption.REPLACE_EXISTING);
    }

    /** Puts an empty database in the place of the Mac's, once what was in the old one has come to its end. */
    void replaceMessages() throws IOException {
        emptyMessages();
        int restarts = restarts();
        children.kill();
        awaitRestarts(restarts + 1);
    }

    /** The same while no child runs. */
    void emptyMessages() throws IOException {
        List<Fate> all = awaitFates();
        before.clear();
        before.addAll(all);
        mac.replaceMessages();
    }

    /** Lets so many messages arrive. */
    void receive(int count) {
        mac.receive(count);
    }

    /** What became so far of each message in the Mac's database. */
    List<Fate> fates() {
        return Fate.all(store(), messages());
    }

    /** Waits until every message that arrived has come to its end, in whichever database of the Mac. */
    List<Fate> awaitFates() {
        await("every message at its end")
                .atMost(LONG.plusMillis(100L * mac.received()))
                .pollInterval(Duration.ofMillis(250))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(fates())
                        .hasSize(mac.received() - before.size())
                        .allMatch(Fate::isSettled));
        List<Fate> all = new ArrayList<>(before);
        long rows = before.stream().mapToLong(Fate::echoedAt).max().orElse(0);
        fates().forEach(fate -> all.add(fate.after(rows)));
        return all;
    }

    /** Ends it as a power cut would. */
    void kill() {
        if (process != null) {
            assertThat(awaitEnd(process.destroyForcibly())).isTrue();
        }
    }

    /** Asks it to stop, as a shell or a service manager does. */
    void signal(String name) throws IOException, InterruptedException {
        String number = String.valueOf(Objects.requireNonNull(process).pid());
        assertThat(new ProcessBuilder("kill", "-" + name, number).start().waitFor())
                .isZero();
    }

    /** Waits for its end; its exit status. */
    int awaitExit() {
        Process ending = Objects.requireNonNull(process);
        assertThat(awaitEnd(ending)).as(this::log).isTrue();
        return ending.exitValue();
    }

    private static boolean awaitEnd(Process ending) {
        try {
            return ending.waitFor(90, TimeUnit.SECONDS);
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
            process.onExit().completeOnTimeout(process, 90, TimeUnit.SECONDS).join();
            kill();
            descendants.forEach(ProcessHandle::destroyForcibly);
        }
        rest.close();
        if (agent != null) {
            agent.close();
        }
        disk.ifPresent(SmallDisk::close);
    }
}
