package org.imsggateway.simulator;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** A request that ends with an error: code, message and data as imsg writes them. */
final class RpcError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int code;
    private final transient JsonNode data;

    RpcError(int code, String message, JsonNode data) {
        super(message);
        this.code = code;
        this.data = data;
    }

    private RpcError(int code, String message, String data) {
        this(code, message, StringNode.valueOf(data));
    }

    static RpcError parse(String detail) {
        return new RpcError(-32700, "Parse error", detail);
    }

    static RpcError invalidRequest(String detail) {
        return new RpcError(-32600, "Invalid Request", detail);
    }

    static RpcError methodNotFound(String method) {
        return new RpcError(-32601, "Method not found", method);
    }

    static RpcError invalidParams(String detail) {
        return new RpcError(-32602, "Invalid params", detail);
    }

    static RpcError internal(String detail) {
        return new RpcError(-32603, "Internal error", detail);
    }

    static RpcError busy(String detail) {
        return new RpcError(-32000, "Server busy", detail);
    }

    static RpcError databaseUnavailable(Path path, String detail) {
        return new RpcError(
                -32002,
                "Database unavailable",
                Json.object().put("path", path.toString()).put("detail", detail).put("retryable", true));
    }

    static RpcError bridgeUnavailable(String message, String detail) {
        return new RpcError(-32003, message, Json.object().put("detail", detail).put("retryable", true));
    }

    /** A mutation that certainly did not happen; the caller may try again. */
    static RpcError notStarted(String transport, String operation, String detail) {
        return new RpcError(
                -32603, "Delivery failed before dispatch", delivery("not_started", transport, operation, detail));
    }

    /** A mutation that may or may not have happened. */
    static RpcError outcomeUnknown(String disposition, String transport, String operation, String detail) {
        return new RpcError(-32001, "Delivery outcome unknown", delivery(disposition, transport, operation, detail));
    }

    static RpcError laneBlocked(String transport, String operation) {
        var detail =
                "A prior " + operation + " remains in flight. Restart the RPC child before sending another mutation.";
        return new RpcError(-32004, "Mutation lane blocked", delivery("still_in_flight", transport, operation, detail));
    }

    private static ObjectNode delivery(String disposition, String transport, String operation, String detail) {
        return Json.object()
                .put("retry_safe", disposition.equals("not_started"))
                .put("disposition", disposition)
                .put("transport", transport)
                .put("operation", operation)
                .put("detail", detail);
    }

    ObjectNode toJson() {
        var error = Json.object().put("code", code).put("message", String.valueOf(getMessage()));
        error.set("data", data);
        return error;
    }

    /** The disposition of a delivery error, or null for any other. */
    @Nullable
    String disposition() {
        return data.has("disposition") ? detail("disposition") : null;
    }

    /** A field of structured data; empty where there is none. */
    String detail(String key) {
        return data.path(key).asString("");
    }

    /** What a person reads: the detail of a structured error, else its text. */
    String text() {
        var detail = data.isObject() ? data.get("detail") : data;
        return detail == null ? String.valueOf(getMessage()) : detail.asString();
    }
}
