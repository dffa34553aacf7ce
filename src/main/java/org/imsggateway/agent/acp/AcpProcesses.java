package org.imsggateway.agent.acp;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
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

    /** A process and its record. */
    private record Running(AcpProcess process, ChildRecord record) {}

    private final ConfigStore config;
    private final OwnerQuestions questions;
    private final Clock clock;
    private final ChildRecords records;
    private final AtomicInteger starts = new AtomicInteger();
    private final Map<String, Running> running = new HashMap<>();

    /** One for each process that is being started: those who need the same one wait for it, and nobody else does. */
    private final Map<String, ReentrantLock> starting = new HashMap<>();

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("acp-processes").factory());
    private int beingStarted;
    private volatile boolean up;

    AcpProcesses(ConfigStore config, OwnerQuestions questions, Clock clock) {
        this.config = config;
        this.questions = questions;
        this.clock = clock;
        this.records = new ChildRecords(
                () -> config.current().gateway().home().resolve("agents").resolve(".children"), OwnerOnly::write);
    }

    /**
     * The process of a session, started if there is none.
     *
     * @param bound whether people bound the conversation to this agent, so that they are told what went wrong
     */
    AcpProcess get(String key, AcpLaunch launch, boolean bound) throws AgentException {
        ReentrantLock lock;
        synchronized (running) {
            lock = starting.computeIfAbsent(key, _ -> new ReentrantLock());
        }
        lock.lock();
        try {
            Optional<AcpProcess> found = find(key);
            return found.isPresent() ? found.get() : start(key, launch, bound);
        } finally {
            lock.unlock();
        }
    }

    /** The process of a key, if it runs. */
    Optional<AcpProcess> find(String key) {
        synchronized (running) {
            return Optional.ofNullable(running.get(key))
                    .map(Running::process)
                    .filter(AcpProcess::isOpen)
                    .map(process -> {
                        process.used(clock.instant());
                        return process;
                    });
        }
    }

    private AcpProcess start(String key, AcpLaunch launch, boolean bound) throws AgentException {
        forget(key);
        makeRoom(launch, bound);
        try {
            return started(key, launch, bound);
        } finally {
            synchronized (running) {
                beingStarted--;
            }
        }
    }

    private AcpProcess started(String key, AcpLaunch launch, boolean bound) throws AgentException {
        String name = "acp-" + launch.agentId() + "-" + starts.incrementAndGet();
        try {
            prepare(launch, bound);
            AcpProcess process = AcpProcess.start(launch, name, new AcpPermissionDesk(questions), clock.instant());
            synchronized (running) {
                running.put(
                        key,
                        new Running(
                                process,
                                new ChildRecord(
                                        records,
                                        ShortDigest.of(key) + "-"
                                                + process.child().pid(),
                                        process.child())));
            }
            log.info(
                    "agent={} process={} started",
                    launch.agentId(),
                    process.child().pid());
            return process;
        } catch (IOException notStarted) {
            throw AcpFailure.ACP_BACKEND_MISSING.of(
                    "%s cannot be started".formatted(launch.argv().getFirst()), bound, false);
        } catch (RpcException notSpoken) {
            throw AcpFailure.ACP_BACKEND_UNAVAILABLE.of(
                    "%s did not answer as an ACP agent (%s)"
                            .formatted(launch.argv().getFirst(), AcpWords.of(notSpoken)),
                    bound,
                    true);
        }
    }

    /** A directory of somebody else is taken as it is. */
    private static void prepare(AcpLaunch launch, boolean bound) throws AgentException, IOException {
        if (launch.ownDirectory()) {
            OwnerOnly.directory(launch.directory());
        } else if (!Files.isDirectory(launch.directory())) {
            throw AcpFailure.ACP_SESSION_INIT_FAILED.of(
                    "its directory %s does not exist".formatted(launch.directory()), bound, false);
        }
    }

    /** Ends the process that has been idle for longest where there may be no more. */
    private void makeRoom(AcpLaunch launch, boolean bound) throws AgentException {
        Integer most = config.current().acp().maxConcurrentSessions();
        @Nullable Running oldest;
        synchronized (running) {
            if (most == null || running.size() + beingStarted < most) {
                beingStarted++;
                return;
            }
            String idle = running.entrySet().stream()
                    .filter(entry -> entry.getValue().process().isIdle())
                    .min(Comparator.comparing(
                            entry -> entry.getValue().process().idleSince()))
                    .map(Map.Entry::getKey)
                    .orElseThrow(() -> AcpFailure.ACP_BACKEND_UNAVAILABLE.of(
                            "all %d processes that acp.maxConcurrentSessions allows are at work; %s has to wait"
                                    .formatted(most, launch.agentId()),
                            bound,
                            true));
            oldest = running.remove(idle);
            beingStarted++;
        }
        if (oldest != null) {
            end(oldest);
        }
    }

    /** Ends a process that serves nobody any more. */
    void end(String key) {
        forget(key);
    }

    private void forget(String key) {
        @Nullable Running gone;
        synchronized (running) {
            gone = running.remove(key);
        }
        if (gone != null) {
            end(gone);
        }
    }

    private static void end(Running gone) {
        gone.process().stop();
        gone.record().close();
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
        List<Map.Entry<String, Running>> idle;
        synchronized (running) {
            running.values().forEach(one -> one.record().refresh());
            idle = running.entrySet().stream()
                    .filter(entry -> isOver(entry.getValue().process(), settings.runtimeTtl()))
                    .toList();
            idle.forEach(entry -> running.remove(entry.getKey()));
        }
        idle.forEach(entry -> {
            log.info(
                    "process={} of an agent ended after {}",
                    entry.getValue().process().child().pid(),
                    settings.runtimeTtl());
            end(entry.getValue());
        });
    }

    private boolean isOver(AcpProcess process, Duration ttl) {
        return !process.isOpen()
                || (process.isIdle() && process.idleSince().plus(ttl).isBefore(clock.instant()));
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
        List<Running> all;
        synchronized (running) {
            all = List.copyOf(running.values());
            running.clear();
        }
        all.parallelStream().forEach(AcpProcesses::end);
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
