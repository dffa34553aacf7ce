package org.imsggateway.rpc;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Answers what the peer asks of us, each request on a virtual thread, so that a slow answer delays nothing else. */
final class InboundRequests {

    private static final int AT_ONCE = 64;
    private static final Duration WRITE_PATIENCE = Duration.ofSeconds(10);
    private static final int METHOD_NOT_FOUND = -32601;
    private static final int INTERNAL_ERROR = -32603;
    private static final int BUSY = -32000;

    private final String peer;
    private final Handlers handlers;
    private final JsonRpcCodec codec;
    private final LineWriter writer;
    private final Oddities oddities;
    private final Semaphore places = new Semaphore(AT_ONCE);

    InboundRequests(String peer, Handlers handlers, JsonRpcCodec codec, LineWriter writer, Oddities oddities) {
        this.peer = peer;
        this.handlers = handlers;
        this.codec = codec;
        this.writer = writer;
        this.oddities = oddities;
    }

    void accept(JsonRpcMessage.Request request) {
        boolean place = places.tryAcquire();
        if (!place) {
            // No waiting here: this is the reader's thread, and a peer with so many questions can wait for a place.
            answer(failure(request, BUSY, "too many requests at once"), Duration.ZERO);
            return;
        }
        Thread.ofVirtual().name("rpc-" + peer + "-" + request.method()).start(() -> {
            try {
                answer(handled(request), WRITE_PATIENCE);
            } finally {
                places.release();
            }
        });
    }

    private JsonRpcMessage handled(JsonRpcMessage.Request request) {
        JsonRpcClient.@Nullable RequestHandler handler = handlers.request(request.method());
        if (handler == null) {
            return failure(request, METHOD_NOT_FOUND, "Method not found");
        }
        try {
            JsonNode result = codec.tree(handler.handle(request.params()));
            return new JsonRpcMessage.Result(request.id(), result);
        } catch (RpcException.Remote refusal) {
            return new JsonRpcMessage.Failure(request.id(), refusal.code(), refusal.remoteMessage(), refusal.data());
        } catch (RuntimeException e) {
            oddities.failedHandler(peer, request.method(), e);
            return failure(request, INTERNAL_ERROR, "Internal error");
        }
    }

    private static JsonRpcMessage.Failure failure(JsonRpcMessage.Request request, int code, String message) {
        return new JsonRpcMessage.Failure(request.id(), code, message, null);
    }

    private void answer(JsonRpcMessage message, Duration patience) {
        try {
            boolean taken = writer.offer(codec.encode(message), null, patience);
            if (!taken) {
                oddities.unsentAnswer(peer);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
