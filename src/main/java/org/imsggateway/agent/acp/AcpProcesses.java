package org.imsggateway.agent.acp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.imsggateway.agent.AgentException;
import org.imsggateway.agent.OwnerQuestions;
import org.imsggateway.config.AcpConfig;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.config.OwnerOnly;
import org.imsggateway.message.ShortDigest;
import org.imsggateway.rpc.ChildRecord;
import org.imsggateway.rpc.ChildRecords;
import org.imsggateway.rpc.RpcException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The agents' processes: started when they are needed, kept while they are used, ended when they have been idle for long, and
 * those that a killed gateway left behind ended by their identity.
 */
@Component
class AcpProcesses implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(AcpProcesses.class);

    /** Before the first turn can run, and after the last one has ended. */
    private static final int PHASE = 50;

    private static final Duration LOOK = Duration.ofSeconds(30);

    private final ConfigStore config;
    private final OwnerQuestions questions;
    private final Clock clock;
    private final ChildRecords records;
    private final AtomicInteger starts = new AtomicInteger();
    private final AcpRunning running = new AcpRunning();
    private final String version;

    /** One for each process that is being started: those who need the same one wait for it, and nobody else does. */
    private final AcpKeyLocks starting = new AcpKeyLocks();

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("acp-processes").factory());
    private volatile Runnable afterLook = () -> {};
    private volatile boolean up;

    AcpProcesses(ConfigStore config, OwnerQuestions questions, Clock clock, ObjectProvider<BuildProperties> build) {
        this.config = config;
        this.questions = questions;
        this.clock = clock;
        BuildProperties built = build.getIfAvailable();
        String known = built == null ? null : built.getVersion();
        this.version = known == null ? "development" : known;
        this.records = new ChildRecords(
                () -> config.current().gateway().home().resolve("agents").resolve(".children"), OwnerOnly::write);
    }

    /**
     * The process of a session, started if there is none. It is in use, and kept, until the caller {@linkplain #leave leaves}
     * it.
     *
     * @param bound whether people bound the conversation to this agent, so that they are told what went wrong
     */
    AcpProcess enter(String key, AcpLaunch launch, boolean bound) throws AgentException {
        starting.lock(key);
        try {
            Optional<AcpProcess> found = running.enter(key);
            return found.isPresent() ? found.get() : start(key, launch, bound);
        } finally {
            starting.unlock(key);
        }
    }

    private AcpProcess start(String key, AcpLaunch launch, boolean bound) throws AgentException {
        running.displace(key).ifPresent(AcpRunning.Kept::end);
        makeRoom(launch, bound);
        AcpProcess process = launched(key, launch, bound);
        try {
            process.greet(launch, version);
            log.info(
                    "agent={} process={} started",
                    launch.agentId(),
                    process.child().pid());
            return process;
        } catch (RpcException notSpoken) {
            running.take(process).ifPresent(AcpRunning.Kept::end);
            String words = "%s did not answer as an ACP agent (%s)";
            throw AcpFailure.ACP_BACKEND_UNAVAILABLE.of(
                    words.formatted(launch.argv().getFirst(), AcpWords.explained(notSpoken, process.child())),
                    words.formatted(launch.argv().getFirst(), AcpWords.of(notSpoken)),
                    bound,
                    true);
        }
    }

    /** Ends the process that has been idle for longest where there may be no more. */
    private void makeRoom(AcpLaunch launch, boolean bound) throws AgentException {
        Integer most = config.current().acp().maxConcurrentSessions();
        switch (running.reserve(most)) {
            case AcpRunning.Room.Free _ -> log.debug("agent={} there is room for its process", launch.agentId());
            case AcpRunning.Room.After(AcpRunning.Kept idle) -> idle.end();
            case AcpRunning.Room.None _ ->
                throw AcpFailure.ACP_BACKEND_UNAVAILABLE.of(
                        "all %d processes that acp.maxConcurrentSessions allows are at work; %s has to wait"
                                .formatted(most, launch.agentId()),
                        bound,
                        true);
        }
    }

    /** It is recorded before it has answered, which may take long: it must be found if the gateway is killed meanwhile. */
    private AcpProcess launched(String key, AcpLaunch launch, boolean bound) throws AgentException {
        AcpRunning.@Nullable Kept launched = null;
        try {
            prepare(launch, bound);
            String name = "acp-" + launch.agentId() + "-" + starts.incrementAndGet();
            AcpProcess process =
                    AcpProcess.start(launch, name, records, new AcpPermissionDesk(questions), clock.instant());
            String recorded = ShortDigest.of(key) + "-" + process.child().pid();
            launched = new AcpRunning.Kept(
                    process, new ChildRecord(records, recorded, process.child()), launch.directory());
            return process;
        } catch (IOException notStarted) {
            throw AcpFailure.ACP_BACKEND_MISSING.of(
                    "%s cannot be started".formatted(launch.argv().getFirst()), bound, false);
        } finally {
            running.started(key, launched);
        }
    }

    /** A directory of somebody else is taken as it is. */
    private static void prepare(AcpLaunch launch, boolean bound) throws AgentException, IOException {
        if (launch.ownDirectory()) {
            OwnerOnly.directory(launch.directory());
        } else if (!Files.isDirectory(launch.directory())) {
            throw AcpFailure.ACP_SESSION_INIT_FAILED.of(
                    "its directory %s does not exist".formatted(launch.directory()),
                    "its directory does not exist",
                    bound,
                    false);
        }
    }

    /** Someone who entered needs it no longer. It ends with them if it was retired and they were the last. */
    void leave(AcpProcess process) {
        running.leave(process, clock.instant()).ifPresent(AcpRunning.Kept::end);
    }

    /** Ends a process of a key, unless someone uses it. */
    void endUnused(String key, AcpProcess process) {
        running.takeUnused(key, process).ifPresent(AcpRunning.Kept::end);
    }

    /** Whether a process runs in a directory, or in one inside it. */
    boolean runIn(Path directory) {
        return running.isIn(directory);
    }

    private void lookSafely() {
        try {
            look();
        } catch (RuntimeException broken) {
            // One that breaks must not end the others: the timer would be silent for ever.
            log.error("idle agents could not be looked for", broken);
        }
    }

    /** Ends what has been idle for longer than {@code acp.runtime.ttlMinutes}, and notes what the others have started. */
    void look() {
        AcpConfig settings = config.current().acp();
        running.refreshRecords();
        for (AcpRunning.Kept over : running.takeOver(settings.runtimeTtl(), clock.instant())) {
            log.info(
                    "process={} of an agent ended after {}",
                    over.process().child().pid(),
                    settings.runtimeTtl());
            over.end();
        }
        afterLook.run();
    }

    /** Has this done each time after idle processes were ended. */
    void afterLook(Runnable work) {
        afterLook = work;
    }

    @Override
    public void start() {
        up = true;
        // Before anything is started here: what is recorded later is not left over.
        records.endLeftoversOfOthers(Set.of());
        var _ = timer.scheduleWithFixedDelay(this::lookSafely, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        up = false;
        timer.shutdownNow();
        running.takeAll().parallelStream().forEach(AcpRunning.Kept::end);
    }

    @Override
    public boolean isRunning() {
        return up;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
