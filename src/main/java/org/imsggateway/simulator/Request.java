package org.imsggateway.simulator;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One request as read from a line.
 *
 * @param id the id to echo; null for a notification
 * @param params the value of <code>params</code>; an empty object where it is absent
 */
record Request(@Nullable JsonNode id, String method, JsonNode params) {

    /** An envelope that cannot be answered as a request; always answered, with the id if it could be read. */
    static final class Rejected extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient JsonNode id;
        private final RpcError error;

        private Rejected(JsonNode id, RpcError error) {
            super(error);
            this.id = id;
            this.error = error;
        }

        JsonNode id() {
            return id;
        }

        RpcError error() {
            return error;
        }
    }

    static Request read(String line, Profile profile) {
        var node = json(line);
        if (!(node instanceof ObjectNode object)) {
            throw new Rejected(NullNode.instance, notAnObject(node, profile));
        }
        var id = object.get("id");
        if (profile.strict() && id != null && !(id.isString() || id.isNumber() || id.isNull())) {
            throw rejected(null, "id must be a string, number, or null");
        }
        version(object.get("jsonrpc"), id, profile);
        var method = object.get("method");
        if (method == null || !method.isString() || method.stringValue().isEmpty()) {
            throw rejected(id, "method is required");
        }
        var params = object.get("params");
        return new Request(id, method.stringValue(), params == null ? Json.object() : params);
    }

    private static JsonNode json(String line) {
        try {
            return Json.parse(line);
        } catch (RpcError e) {
            throw new Rejected(NullNode.instance, e);
        }
    }

    private static RpcError notAnObject(JsonNode node, Profile profile) {
        return profile.strict() || node.isArray()
                ? RpcError.invalidRequest("request must be an object")
                : RpcError.parse(Json.BAD_FORMAT);
    }

    private static void version(@Nullable JsonNode version, @Nullable JsonNode id, Profile profile) {
        var right =
                version != null && version.isString() && version.stringValue().equals("2.0");
        if (profile.strict() && !right) {
            throw rejected(id, "jsonrpc must be exactly 2.0");
        }
        if (!profile.strict() && version != null && version.isString() && !right) {
            throw rejected(id, "jsonrpc must be 2.0");
        }
    }

    private static Rejected rejected(@Nullable JsonNode id, String detail) {
        return new Rejected(id == null ? NullNode.instance : id, RpcError.invalidRequest(detail));
    }
}
