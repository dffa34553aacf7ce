package org.imsggateway.rpc;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Who listens to what the peer says of its own accord. Kept by the client, so that it outlives connections. */
final class Handlers {

    private final Map<String, Consumer<JsonNode>> notifications = new ConcurrentHashMap<>();
    private final Map<String, JsonRpcClient.RequestHandler> requests = new ConcurrentHashMap<>();

    void onNotification(String method, Consumer<JsonNode> handler) {
        notifications.put(method, handler);
    }

    void onRequest(String method, JsonRpcClient.RequestHandler handler) {
        requests.put(method, handler);
    }

    @Nullable
    Consumer<JsonNode> notification(String method) {
        return notifications.get(method);
    }

    JsonRpcClient.@Nullable RequestHandler request(String method) {
        return requests.get(method);
    }
}
