package org.imsggateway.agent.acp;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.imsggateway.rpc.ChildCommand;
import org.imsggateway.rpc.ChildProcess;
import org.imsggateway.rpc.ChildRecord;
import org.imsggateway.rpc.ChildRecords;
import org.imsggateway.rpc.RpcException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** The programs that run for the sessions of one agent process, so many at most, and none longer than its session. */
final class AcpTerminals {

    /** For one session, until it lets go of them. */
    static final int MOST = 8;

    private static final int REFUSED = -32000;
    private static final int NOT_FOUND = -32002;
    private static final Logger log = LoggerFactory.getLogger(AcpTerminals.class);

    private final AcpPermissionDesk permissions;
    private final ChildRecords records;
    private final Map<String, AcpTerminal> terminals = new ConcurrentHashMap<>();
    private final AtomicInteger made = new AtomicInteger();
    private boolean over;

    AcpTerminals(AcpPermissionDesk permissions, ChildRecords records) {
        this.permissions = permissions;
        this.records = records;
    }

    /** Starts a program for a turn, if it may be. */
    Object create(AcpTurn turn, JsonNode params) throws RpcException.Remote {
        AcpLaunch launch = turn.launch();
        if (!launch.terminals()) {
            throw refused("programs are not run for this agent");
        }
        AcpTerminalRequest wanted = AcpTerminalRequest.of(params, launch.directory());
        if (!permissions.mayRun(turn, wanted.shown())) {
            throw refused("this is not permitted");
        }
        String id = start(params.path("sessionId").asString(""), wanted);
        log.info("agent={} terminal={} started", launch.agentId(), id);
        return Map.of("terminalId", id);
    }

    private synchronized String start(String session, AcpTerminalRequest wanted) throws RpcException.Remote {
        if (over) {
            throw refused("this agent is being ended");
        }
        if (of(session).size() >= MOST) {
            throw refused(MOST + " terminals are open, which is the most; release one");
        }
        String id = "terminal-" + made.incrementAndGet();
        try {
            ChildProcess child = ChildProcess.startWithOneOutput(
                    new ChildCommand("acp-" + id, wanted.argv(), wanted.environment(), wanted.directory()));
            var record = new ChildRecord(records, "terminal-" + child.pid(), child);
            terminals.put(id, new AcpTerminal(session, child, record, wanted.outputLimit()));
            return id;
        } catch (IOException notStarted) {
            throw refused("the program cannot be started");
        }
    }

    Object output(JsonNode params) throws RpcException.Remote {
        AcpTerminal terminal = find(params);
        OptionalInt status = terminal.status();
        AcpOutput.Shown shown = terminal.output();
        return status.isPresent()
                ? Map.of(
                        "output", shown.text(),
                        "truncated", shown.truncated(),
                        "exitStatus", exit(status.getAsInt()))
                : Map.of("output", shown.text(), "truncated", shown.truncated());
    }

    Object await(JsonNode params) throws RpcException.Remote {
        try {
            return exit(find(params).await());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw refused("the gateway stops");
        }
    }

    /** A status beyond 128 may be the number of a signal; the system does not say which it is. */
    private static Map<String, Object> exit(int status) {
        return Map.of("exitCode", status);
    }

    Object kill(JsonNode params) throws RpcException.Remote {
        find(params).end();
        return Map.of();
    }

    Object release(JsonNode params) throws RpcException.Remote {
        AcpTerminal terminal = find(params);
        terminals.values().remove(terminal);
        terminal.end();
        return Map.of();
    }

    private AcpTerminal find(JsonNode params) throws RpcException.Remote {
        AcpTerminal terminal = terminals.get(params.path("terminalId").asString(""));
        if (terminal == null
                || !terminal.sessionId().equals(params.path("sessionId").asString(""))) {
            throw new RpcException.Remote(NOT_FOUND, "this session has no such terminal", null);
        }
        return terminal;
    }

    private List<AcpTerminal> of(String session) {
        return terminals.values().stream()
                .filter(terminal -> terminal.sessionId().equals(session))
                .toList();
    }

    /** Ends those of a session. Blocks for some seconds at most. */
    void endOf(String session) {
        end(of(session));
    }

    /** Ends all, and lets none begin. Blocks for some seconds at most. */
    void endAll() {
        synchronized (this) {
            over = true;
        }
        end(List.copyOf(terminals.values()));
    }

    private void end(Collection<AcpTerminal> ended) {
        terminals.values().removeAll(ended);
        ended.parallelStream().forEach(AcpTerminal::end);
    }

    private static RpcException.Remote refused(String why) {
        return new RpcException.Remote(REFUSED, why, null);
    }
}
