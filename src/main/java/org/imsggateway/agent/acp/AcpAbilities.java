package org.imsggateway.agent.acp;

import java.time.Duration;
import java.util.Map;
import org.imsggateway.config.AcpFileAccess;
import org.imsggateway.rpc.JsonRpcClient;
import org.imsggateway.rpc.RpcException;
import tools.jackson.databind.JsonNode;

/**
 * What an agent can do with sessions, as it says when it is greeted.
 *
 * @param load whether it can take up sessions of an earlier process, and tells of their past then
 * @param resume whether it can take them up without that
 * @param close whether it can forget one
 */
record AcpAbilities(boolean load, boolean resume, boolean close) {

    /** The version of the protocol that is spoken here. */
    private static final int PROTOCOL_VERSION = 1;

    /** Long enough for an adapter that is fetched when it is first used; a turn with less time does not wait as long. */
    private static final Duration START_PATIENCE = Duration.ofMinutes(2);

    /** Before an agent has said anything. */
    static final AcpAbilities NONE = new AcpAbilities(false, false, false);

    /** Greets an agent, and tells it what it may ask of us. */
    static AcpAbilities ask(JsonRpcClient agent, AcpLaunch launch, String version) throws RpcException {
        JsonNode answer = agent.call(
                "initialize",
                Map.of(
                        "protocolVersion",
                        PROTOCOL_VERSION,
                        "clientCapabilities",
                        offered(launch),
                        "clientInfo",
                        Map.of("name", "imsg-gateway", "title", "imsg-gateway", "version", version)),
                patience(launch));
        int spoken = answer.path("protocolVersion").asInt(0);
        if (spoken != PROTOCOL_VERSION) {
            throw new RpcException.Remote(
                    0, "it speaks version %d of the protocol, not %d".formatted(spoken, PROTOCOL_VERSION), null);
        }
        JsonNode can = answer.path("agentCapabilities");
        JsonNode sessions = can.path("sessionCapabilities");
        return new AcpAbilities(
                can.path("loadSession").asBoolean(false),
                sessions.path("resume").isObject(),
                sessions.path("close").isObject());
    }

    private static Duration patience(AcpLaunch launch) {
        return launch.deadline().compareTo(START_PATIENCE) < 0 ? launch.deadline() : START_PATIENCE;
    }

    private static Map<String, Object> offered(AcpLaunch launch) {
        AcpFileAccess files = launch.files();
        return Map.of(
                "fs",
                Map.of("readTextFile", files != AcpFileAccess.NONE, "writeTextFile", files == AcpFileAccess.WRITE),
                "terminal",
                launch.terminals());
    }
}
