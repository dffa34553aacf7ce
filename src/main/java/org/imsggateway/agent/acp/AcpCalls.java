package org.imsggateway.agent.acp;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.imsggateway.rpc.JsonRpcClient;
import org.imsggateway.rpc.RpcException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** What an agent is asked about its sessions, in the words of the protocol. */
final class AcpCalls {

    private static final Logger log = LoggerFactory.getLogger(AcpCalls.class);

    /** The error of a peer that does not have what it was asked for. */
    static final int METHOD_NOT_FOUND = -32601;

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final JsonRpcClient client;

    AcpCalls(JsonRpcClient client) {
        this.client = client;
    }

    String make(Path directory) throws RpcException {
        JsonNode answer =
                client.call("session/new", Map.of("cwd", directory.toString(), "mcpServers", List.of()), PATIENCE);
        String id = answer.path("sessionId").asString("");
        if (id.isEmpty()) {
            throw new RpcException.Remote(0, "its answer to session/new has no sessionId", null);
        }
        return id;
    }

    /**
     * Takes a session up, without being told of its past where the agent can do that. Some agents say that they can and do
     * not: then as they do it otherwise.
     */
    void takeUp(AcpAbilities can, String id, Path directory) throws RpcException {
        if (can.resume()) {
            try {
                takeUp("session/resume", id, directory);
                return;
            } catch (RpcException.Remote refused) {
                if (refused.code() != METHOD_NOT_FOUND || !can.load()) {
                    throw refused;
                }
                log.debug("an agent has no session/resume, of which it told", refused);
            }
        }
        takeUp("session/load", id, directory);
    }

    private void takeUp(String method, String id, Path directory) throws RpcException {
        client.call(method, Map.of("sessionId", id, "cwd", directory.toString(), "mcpServers", List.of()), PATIENCE);
    }

    void setOption(String id, String name, String value) throws RpcException {
        if (name.equals("mode")) {
            client.call("session/set_mode", Map.of("sessionId", id, "modeId", value), PATIENCE);
        } else {
            client.call(
                    "session/set_config_option", Map.of("sessionId", id, "configId", name, "value", value), PATIENCE);
        }
    }

    void close(String id) {
        try {
            client.call("session/close", Map.of("sessionId", id), PATIENCE);
        } catch (RpcException failed) {
            log.debug("an agent did not close a session", failed);
        }
    }
}
