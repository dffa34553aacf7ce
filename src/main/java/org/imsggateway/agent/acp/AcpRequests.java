package org.imsggateway.agent.acp;

import java.util.Map;
import org.imsggateway.rpc.JsonRpcClient;
import org.imsggateway.rpc.RpcException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What an agent asks of us while a turn runs: leave to act, the files of its directory, and programs run there. */
final class AcpRequests {

    private static final int INVALID_PARAMS = -32602;

    private final AcpPermissionDesk permissions;
    private final AcpTerminals terminals;
    private final Map<String, AcpTurn> turns;

    /**
     * Answers for the turns of one process.
     *
     * @param turns those that run, by the agent's name for their session; a live view
     */
    AcpRequests(AcpPermissionDesk permissions, AcpTerminals terminals, Map<String, AcpTurn> turns) {
        this.permissions = permissions;
        this.terminals = terminals;
        this.turns = turns;
    }

    void answerThoseOf(JsonRpcClient client) {
        client.onRequest("session/request_permission", this::permission);
        client.onRequest("fs/read_text_file", this::read);
        client.onRequest("fs/write_text_file", this::write);
        client.onRequest("terminal/create", params -> terminals.create(turn(params), params));
        client.onRequest("terminal/output", terminals::output);
        client.onRequest("terminal/wait_for_exit", terminals::await);
        client.onRequest("terminal/kill", terminals::kill);
        client.onRequest("terminal/release", terminals::release);
    }

    private Object permission(JsonNode params) {
        AcpTurn turn = turns.get(params.path("sessionId").asString(""));
        return turn == null ? Map.of("outcome", Map.of("outcome", "cancelled")) : permissions.answer(turn, params);
    }

    private Object read(JsonNode params) throws RpcException.Remote {
        return Map.of(
                "content", files(params).read(path(params), number(params.path("line")), number(params.path("limit"))));
    }

    private @Nullable Object write(JsonNode params) throws RpcException.Remote {
        files(params).write(path(params), params.path("content").asString(""));
        return Map.of();
    }

    private AcpFiles files(JsonNode params) throws RpcException.Remote {
        AcpLaunch launch = turn(params).launch();
        return new AcpFiles(launch.directory(), launch.files());
    }

    private AcpTurn turn(JsonNode params) throws RpcException.Remote {
        AcpTurn turn = turns.get(params.path("sessionId").asString(""));
        if (turn == null) {
            throw new RpcException.Remote(INVALID_PARAMS, "no turn of this session runs", null);
        }
        return turn;
    }

    private static String path(JsonNode params) throws RpcException.Remote {
        String path = params.path("path").asString("");
        if (path.isEmpty()) {
            throw new RpcException.Remote(INVALID_PARAMS, "path is missing", null);
        }
        return path;
    }

    private static @Nullable Integer number(JsonNode node) {
        return node.canConvertToInt() ? node.asInt() : null;
    }
}
