package org.imsggateway.rpc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.LongNode;

/**
 * One peer for one lifetime. Ids, pending calls, reader and writer begin and end with it, so that an answer of an old
 * peer can never reach a call to a new one. Thread-safe.
 */
public final class JsonRpcConnection implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(JsonRpcConnection.class);
    private static final Duration NOTIFY_PATIENCE = Duration.ofSeconds(10);
    private static final int STRAY_LINES = 20;
    private static final int STRAY_LENGTH = 500;
    private static final Duration REST_OF_OUTPUT = Duration.ofSeconds(1);

    private final String peer;
    private final BoundedLineReader lines;
    private final Supplier<String> ending;
    private final JsonRpcCodec codec;
    private final Oddities oddities;
    private final LineWriter writer;
    private final NotificationQueue notifications;
    private final InboundRequests requests;
    private final PendingCalls pending;
    private final AtomicReference<@Nullable String> closedBecause = new AtomicReference<>();
    private final CompletableFuture<String> closed = new CompletableFuture<>();
    private final Thread reader;
    private final List<String> strayLines = new CopyOnWriteArrayList<>();
    private volatile boolean refusing;
    private volatile long heardAt = System.nanoTime();

    /** Two ends of a pipe, its name in logs, how long a line may be, and who can say why the peer ended. */
    record Pipe(String peer, InputStream in, OutputStream out, int maxLineBytes, Supplier<String> ending) {}

    JsonRpcConnection(Pipe pipe, JsonRpcCodec codec, Handlers handlers, Oddities oddities) {
        this.peer = pipe.peer();
        this.lines = new BoundedLineReader(pipe.in(), pipe.maxLineBytes());
        this.ending = pipe.ending();
        this.codec = codec;
        this.oddities = oddities;
        this.pending = new PendingCalls(peer, oddities);
        this.writer = new LineWriter(pipe.out(), this::writeFailed);
        this.notifications = new NotificationQueue(peer, handlers, oddities);
        this.requests = new InboundRequests(peer, handlers, codec, writer, oddities);
        this.reader = thread("reader", this::readAll);
    }

    void start() {
        reader.start();
        thread("writer", writer::run).start();
        thread("notifications", notifications::run).start();
    }

    private Thread thread(String role, Runnable life) {
        return Thread.ofPlatform().daemon().name("rpc-" + peer + "-" + role).unstarted(life);
    }

    JsonNode call(String method, JsonNode params, Duration deadline) throws RpcException {
        long id = pending.nextId();
        String line = codec.encode(new JsonRpcMessage.Request(LongNode.valueOf(id), method, params));
        PendingCall call = new PendingCall(method);
        pending.put(id, call);
        try {
            boolean queued = hand(line, call, deadline);
            // Looked at after registering: whoever closes in between either sees the call or is seen here.
            String reason = closedBecause.get();
            if (reason != null) {
                call.close(reason);
            } else if (!queued && refusing) {
                call.close("closing");
            } else if (!queued && !Thread.currentThread().isInterrupted()) {
                throw new RpcException.Timeout(method, deadline, false);
            }
            return call.await(deadline);
        } finally {
            pending.remove(id);
        }
    }

    void notify(String method, JsonNode params) throws RpcException.Closed {
        String line = codec.encode(new JsonRpcMessage.Notification(method, params));
        if (refusing || !hand(line, null, NOTIFY_PATIENCE)) {
            String reason = closedBecause.get();
            throw new RpcException.Closed(reason == null ? "the peer does not read its input" : reason, false);
        }
    }

    private boolean hand(String line, @Nullable PendingCall call, Duration deadline) {
        try {
            boolean endless = deadline.isZero() || deadline.isNegative();
            return !refusing && writer.offer(line, call, endless ? Duration.ofDays(1) : deadline);
        } catch (InterruptedException _) {
            // The wait for the answer that follows sees the interrupt and ends the call.
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Takes no more calls, writes those it has taken, then closes the peer's input. Answers still arrive. Returns at once. */
    public void finish() {
        refusing = true;
        writer.finish();
    }

    /** The same as {@link #close(String)} with a plain reason. */
    @Override
    public void close() {
        close("closed");
    }

    /**
     * Ends the connection: every pending call fails at once, no further one is taken. What the peer had said before is
     * still handed to its handlers. The first reason counts; closing again does nothing.
     *
     * @param reason what callers are told
     */
    public void close(String reason) {
        if (!closedBecause.compareAndSet(null, reason)) {
            return;
        }
        finish();
        notifications.end();
        pending.close(reason);
        closed.complete(reason);
    }

    /** Completes with the reason when the connection has ended, whoever ended it. Never completes exceptionally. */
    public CompletableFuture<String> closed() {
        return closed.copy();
    }

    /** Whether calls can still be made. */
    public boolean isOpen() {
        return !refusing;
    }

    /**
     * Waits until the handlers of notifications have heard everything that the peer said before now, so that what came
     * before an answer is known to whoever has the answer.
     *
     * @param patience how long to wait at most
     * @return false if they have not heard all of it by then
     * @throws InterruptedException if the waiting thread is to stop
     */
    public boolean awaitNotifications(Duration patience) throws InterruptedException {
        return notifications.awaitHandedOver(patience);
    }

    /** How many calls wait for an answer. */
    public int pendingCalls() {
        return pending.size();
    }

    /**
     * The first lines that were no messages, each cut at 500 characters: programs that cannot start say why where their
     * answers would be. May hold anything, so it is for recognising known troubles and not for logs.
     */
    public List<String> strayLines() {
        return List.copyOf(strayLines);
    }

    /** How long the peer has said nothing, by the monotonic clock. */
    public Duration silence() {
        return Duration.ofNanos(System.nanoTime() - heardAt);
    }

    private void readAll() {
        try {
            BoundedLineReader.Line line = lines.read();
            while (line != null) {
                heardAt = System.nanoTime();
                read(line);
                line = lines.read();
            }
        } catch (IOException e) {
            log.debug("stream ended with an error peer={}", peer, e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            close(ending.get());
        }
    }

    private void read(BoundedLineReader.Line line) throws InterruptedException {
        switch (line) {
            case BoundedLineReader.Line.TooLong(String _, long length) -> oddities.longLine(peer, length);
            case BoundedLineReader.Line.Whole(String text) -> consume(codec.decode(text), text);
        }
    }

    private void consume(JsonRpcMessage message, String line) throws InterruptedException {
        switch (message) {
            case JsonRpcMessage.Notification notification -> notifications.put(notification);
            case JsonRpcMessage.Request request -> requests.accept(request);
            case JsonRpcMessage.Malformed(String reason) -> stray(reason, line);
            case JsonRpcMessage.Result(JsonNode id, JsonNode result) -> {
                PendingCall call = pending.answered(id);
                if (call != null) {
                    call.succeed(result);
                }
            }
            case JsonRpcMessage.Failure failure -> {
                PendingCall call = pending.answered(failure.id());
                if (call != null) {
                    call.fail(failure);
                }
            }
        }
    }

    private void stray(String reason, String line) {
        oddities.badLine(peer, reason, line.length());
        if (strayLines.size() < STRAY_LINES) {
            strayLines.add(line.substring(0, Math.min(line.length(), STRAY_LENGTH)));
        }
    }

    /** A peer that died while we wrote may have left answers behind: the reader takes them first, for a moment. */
    private void writeFailed() {
        try {
            reader.join(REST_OF_OUTPUT);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        close(ending.get());
    }
}
