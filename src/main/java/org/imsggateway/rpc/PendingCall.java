package org.imsggateway.rpc;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One call that waits for its answer, and whether its line may have left us. */
final class PendingCall {

    private enum Line {
        WAITING,
        WRITTEN,
        WITHDRAWN
    }

    private final String method;
    private final CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    private final AtomicReference<Line> line = new AtomicReference<>(Line.WAITING);

    PendingCall(String method) {
        this.method = method;
    }

    /** The writer is about to write the line; false when the caller has given up, so that it must not. */
    boolean beginWrite() {
        return line.compareAndSet(Line.WAITING, Line.WRITTEN);
    }

    /** Takes the line back; true when it may have been written already. */
    private boolean withdraw() {
        return !line.compareAndSet(Line.WAITING, Line.WITHDRAWN) && line.get() == Line.WRITTEN;
    }

    void succeed(JsonNode result) {
        answer.complete(result);
    }

    void fail(JsonRpcMessage.Failure failure) {
        answer.completeExceptionally(new RpcException.Remote(failure.code(), failure.message(), failure.data()));
    }

    void close(String reason) {
        answer.completeExceptionally(new RpcException.Closed(reason, withdraw()));
    }

    /** Waits for the answer; a deadline of zero or less waits as long as the peer lives. */
    JsonNode await(Duration deadline) throws RpcException {
        try {
            boolean endless = deadline.isZero() || deadline.isNegative();
            return endless ? answer.get() : answer.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            throw new RpcException.Timeout(method, deadline, withdraw());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new RpcException.Closed("interrupted while waiting for " + method, withdraw());
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        }
    }

    /** A future's exception belongs to the thread that made it; the caller gets the same one with its own stack below. */
    private static RpcException rethrown(@Nullable Throwable cause) {
        if (cause instanceof RpcException known) {
            known.addSuppressed(new CallSite());
            return known;
        }
        throw new IllegalStateException("a call can only fail with an RpcException", cause);
    }

    /** Where the call was made. */
    private static final class CallSite extends Exception {

        private static final long serialVersionUID = 1L;

        CallSite() {
            super("called from here");
        }
    }
}
