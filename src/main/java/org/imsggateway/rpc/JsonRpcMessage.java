package org.imsggateway.rpc;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What one line says. A line that says nothing of JSON-RPC is {@link Malformed}: it costs itself and nothing else. */
public sealed interface JsonRpcMessage {

    /**
     * The peer, or we, want an answer.
     *
     * @param id the id to answer with, of the JSON type it came in
     * @param method the method's name
     * @param params the parameters; a missing node when there are none
     */
    record Request(JsonNode id, String method, JsonNode params) implements JsonRpcMessage {}

    /**
     * Something said without a wish for an answer.
     *
     * @param method the method's name
     * @param params the parameters; a missing node when there are none
     */
    record Notification(String method, JsonNode params) implements JsonRpcMessage {}

    /**
     * The answer to a request that went well.
     *
     * @param id the request's id, or a null node
     * @param result the result; a null node when the peer answered with nothing
     */
    record Result(JsonNode id, JsonNode result) implements JsonRpcMessage {}

    /**
     * The answer to a request that did not go well.
     *
     * @param id the request's id, or a null node when the peer could not tell
     * @param code the error code; 0 when the peer gave none
     * @param message the error's words; empty when the peer gave none
     * @param data more about the error: text, an object, anything; null when the peer gave none
     */
    record Failure(
            JsonNode id, int code, String message, @Nullable JsonNode data) implements JsonRpcMessage {}

    /**
     * Not a message at all.
     *
     * @param reason what is wrong with the line, without its content
     */
    record Malformed(String reason) implements JsonRpcMessage {}
}
