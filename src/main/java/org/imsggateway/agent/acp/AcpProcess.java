package org.imsggateway.agent.acp;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.imsggateway.rpc.ChildCommand;
import org.imsggateway.rpc.ChildProcess;
import org.imsggateway.rpc.ChildRecords;
import org.imsggateway.rpc.JsonRpcClient;
import org.imsggateway.rpc.JsonRpcConnection;
import org.imsggateway.rpc.RpcException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** One running agent: what it is told, and what it asks of us. It serves one session or several. */
final class AcpProcess {

    private static final Duration LATE_WORDS = Duration.ofSeconds(10);
    private static final int LONGEST_LINE = 8 * 1024 * 1024;
    private static final int CANCEL_TRIES = 10;
    private static final Logger log = LoggerFactory.getLogger(AcpProcess.class);

    private final ChildProcess child;
    private final JsonRpcClient client = new JsonRpcClient(LONGEST_LINE);
    private final AcpCalls calls = new AcpCalls(client);
    private final JsonRpcConnection connection;
    private final AcpTerminals terminals;
    private final Map<String, AcpTurn> turns = new ConcurrentHashMap<>();
    private final Set<String> givenUp = ConcurrentHashMap.newKeySet();
    private final AtomicInteger users = new AtomicInteger();
    private volatile Instant idleSince;
    private volatile AcpAbilities abilities = AcpAbilities.NONE;

    private AcpProcess(ChildProcess child, AcpPermissionDesk permissions, ChildRecords records, Instant now) {
        this.child = child;
        this.idleSince = now;
        client.onNotification("session/update", this::updated);
        this.terminals = new AcpTerminals(permissions, records);
        new AcpRequests(permissions, terminals, turns).answerThoseOf(client);
        this.connection = client.connect(child, AcpProcess::ending);
        // On a thread of its own: the connection's must not wait for programs to end.
        var _ = connection
                .closed()
                .thenRun(() -> Thread.ofVirtual().name("acp-terminals").start(terminals::endAll));
    }

    private static String ending(OptionalInt status) {
        return status.isPresent()
                ? "the agent's process ended with exit code " + status.getAsInt()
                : "the agent's process closed its output";
    }

    /**
     * Starts a program. It is to be {@linkplain #greet greeted} before anything else is asked of it.
     *
     * @param name its name in logs
     * @param records where the programs that it has run are recorded
     * @throws IOException if the system cannot start it
     */
    static AcpProcess start(
            AcpLaunch launch, String name, ChildRecords records, AcpPermissionDesk permissions, Instant now)
            throws IOException {
        Path directory = launch.directory();
        ChildProcess child = ChildProcess.start(
                new ChildCommand(name, launch.argv(), Map.of(), directory),
                line -> log.debug("agent={} stderr length={}", launch.agentId(), line.length()));
        return new AcpProcess(child, permissions, records, now);
    }

    /**
     * Greets it. Blocks for up to two minutes, for it may have to be fetched first, but not longer than a turn may take.
     *
     * @param version the version of the gateway
     * @throws RpcException if it does not speak the protocol
     */
    void greet(AcpLaunch launch, String version) throws RpcException {
        abilities = AcpAbilities.ask(client, launch, version);
    }

    /** Whether it can still be talked to. */
    boolean isOpen() {
        return connection.isOpen() && child.isAlive();
    }

    /** Whether it takes new turns. */
    boolean takesTurns() {
        return isOpen() && !isRetired();
    }

    /** Whether it is to end with its last user, and to take nobody new. */
    boolean isRetired() {
        return !givenUp.isEmpty();
    }

    /** Whether it did not end a turn of a session, which cannot be used again therefore. */
    boolean hasGivenUp(String id) {
        return givenUp.contains(id);
    }

    /**
     * Has nothing more to do with a session whose turn does not end. What it says from here on is not heard. The process goes
     * on for those who use it.
     */
    void giveUp(String id) {
        givenUp.add(id);
        AcpTurn turn = turns.remove(id);
        if (turn != null) {
            turn.end();
            turn.givenUp().complete(null);
        }
        terminals.endOf(id);
    }

    /** Whether sessions of an earlier process can be taken up again. */
    boolean canLoad() {
        return abilities.load() || abilities.resume();
    }

    /** Makes a session; returns the agent's name for it. */
    String newSession(Path directory) throws RpcException {
        return calls.make(directory);
    }

    /** Takes a session of an earlier process up again. What it tells of the past is not listened to. */
    void loadSession(String id, Path directory) throws RpcException {
        calls.takeUp(abilities, id, directory);
        try {
            // What it told of the past must have been passed over before the next turn listens.
            boolean _ = connection.awaitNotifications(LATE_WORDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sets one of the options that an agent offers for its sessions. */
    void setOption(String id, String name, String value) throws RpcException {
        calls.setOption(id, name, value);
    }

    /** Begins to listen for a turn. From here on it can be cancelled; {@link #prompt} ends it. */
    void begin(String id, AcpTurn turn) {
        turns.put(id, turn);
    }

    /** A session is about to use it: it is not idle until that has {@linkplain #leave left}. */
    void enter() {
        users.incrementAndGet();
    }

    void leave(Instant now) {
        idleSince = now;
        users.decrementAndGet();
    }

    /**
     * Runs a turn, however long it takes.
     *
     * @return why it ended, in the words of the protocol
     */
    String prompt(String id, List<Map<String, Object>> prompt, AcpTurn turn) throws RpcException, InterruptedException {
        try {
            if (turn.cancelled().getAsBoolean()) {
                return "cancelled";
            }
            JsonNode answer =
                    client.call(connection, "session/prompt", Map.of("sessionId", id, "prompt", prompt), Duration.ZERO);
            boolean _ = connection.awaitNotifications(LATE_WORDS);
            return answer.path("stopReason").asString("end_turn");
        } catch (RpcException failed) {
            if (!Thread.currentThread().isInterrupted()) {
                // What it said before it failed is worth having.
                boolean _ = connection.awaitNotifications(LATE_WORDS);
            }
            throw failed;
        } finally {
            boolean _ = turns.remove(id, turn);
            turn.end();
        }
    }

    /**
     * Asks it to stop the turn of a session, and again until it does: a request that overtakes the prompt is passed over.
     * Does nothing if no turn of it runs.
     */
    void cancel(String id) {
        AcpTurn turn = turns.get(id);
        if (turn != null) {
            turn.dropQuestions();
            Thread.ofVirtual().name("acp-cancel").start(() -> cancel(id, turn));
        }
    }

    private void cancel(String id, AcpTurn turn) {
        try {
            for (int tries = 0; tries < CANCEL_TRIES && turn.over().getCount() > 0; tries++) {
                client.notify("session/cancel", Map.of("sessionId", id));
                boolean _ = turn.over().await(1, TimeUnit.SECONDS);
            }
        } catch (RpcException.Closed gone) {
            log.debug("an agent that was to stop a turn is gone", gone);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends what runs for a session, and lets the agent forget it, if it can. */
    void closeSession(String id) {
        terminals.endOf(id);
        if (abilities.close()) {
            calls.close(id);
        }
    }

    /** Whether nobody uses it. */
    boolean isIdle() {
        return turns.isEmpty() && users.get() == 0;
    }

    Instant idleSince() {
        return idleSince;
    }

    ChildProcess child() {
        return child;
    }

    /** Ends it and all it started. Blocks for some seconds at most. */
    void stop() {
        connection.close("the agent's process was stopped");
        terminals.endAll();
        var _ = child.stop();
    }

    private void updated(JsonNode params) {
        AcpTurn turn = turns.get(params.path("sessionId").asString(""));
        if (turn != null) {
            turn.reply().hear(params.path("update"));
        }
    }
}
