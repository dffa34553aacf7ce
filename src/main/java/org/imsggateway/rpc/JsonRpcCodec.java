package org.imsggateway.rpc;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Turns messages into lines and lines into messages. Lenient in what it reads, exact in what it writes. */
final class JsonRpcCodec {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Absent values are left out: strict peers refuse a null where they know an optional parameter. */
    private final JsonMapper mapper = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion
                    .withValueInclusion(JsonInclude.Include.NON_NULL)
                    .withContentInclusion(JsonInclude.Include.NON_NULL))
            .build();

    /** Any object as JSON, by Jackson's rules; null becomes a missing node. */
    JsonNode tree(@Nullable Object value) {
        if (value == null) {
            return NODES.missingNode();
        }
        return value instanceof JsonNode node ? node : mapper.valueToTree(value);
    }

    /** The inverse of {@link #tree}; throws a {@link JacksonException} when the node does not fit. */
    <T> T read(JsonNode node, Class<T> type) {
        return mapper.treeToValue(node, type);
    }

    /** One line, its end included. */
    String encode(JsonRpcMessage message) {
        ObjectNode envelope = NODES.objectNode().put("jsonrpc", "2.0");
        switch (message) {
            case JsonRpcMessage.Request(JsonNode id, String method, JsonNode params) -> {
                envelope.set("id", id);
                call(envelope, method, params);
            }
            case JsonRpcMessage.Notification(String method, JsonNode params) -> call(envelope, method, params);
            case JsonRpcMessage.Result(JsonNode id, JsonNode result) -> {
                envelope.set("id", id);
                envelope.set("result", result.isMissingNode() ? NODES.nullNode() : result);
            }
            case JsonRpcMessage.Failure failure -> {
                envelope.set("id", failure.id());
                ObjectNode error = envelope.putObject("error").put("code", failure.code());
                error.put("message", failure.message());
                if (failure.data() != null) {
                    error.set("data", failure.data());
                }
            }
            case JsonRpcMessage.Malformed(String reason) -> throw new IllegalArgumentException(reason);
        }
        return mapper.writeValueAsString(envelope) + "\n";
    }

    private static void call(ObjectNode envelope, String method, JsonNode params) {
        envelope.put("method", method);
        if (!params.isMissingNode()) {
            envelope.set("params", params);
        }
    }

    /** Never throws for what a peer wrote. */
    JsonRpcMessage decode(String line) {
        JsonNode node;
        try {
            node = mapper.readTree(line);
        } catch (JacksonException _) {
            return new JsonRpcMessage.Malformed("not JSON");
        }
        if (!node.isObject()) {
            return new JsonRpcMessage.Malformed("JSON, but not an object");
        }
        if (node.path("method").isString()) {
            return asked(node, node.path("method").asString());
        }
        return answered(node);
    }

    private static JsonRpcMessage asked(JsonNode node, String method) {
        JsonNode id = node.get("id");
        return id == null
                ? new JsonRpcMessage.Notification(method, node.path("params"))
                : new JsonRpcMessage.Request(id, method, node.path("params"));
    }

    private static JsonRpcMessage answered(JsonNode node) {
        JsonNode found = node.get("id");
        JsonNode id = found == null ? NODES.nullNode() : found;
        JsonNode error = node.get("error");
        if (error != null && !error.isNull()) {
            JsonNode message = error.path("message");
            return new JsonRpcMessage.Failure(
                    id,
                    error.path("code").isInt() ? error.path("code").asInt() : 0,
                    message.isString() ? message.asString() : "",
                    error.isObject() ? error.get("data") : error);
        }
        JsonNode result = node.get("result");
        return result == null
                ? new JsonRpcMessage.Malformed("neither a call nor an answer")
                : new JsonRpcMessage.Result(id, result);
    }
}
