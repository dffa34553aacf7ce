package org.imsggateway.rpc;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What callers use to talk JSON-RPC 2.0 with a peer that may come and go. It outlives its connections: each new peer
 * gets a fresh one, and handlers, counters and callers stay. Thread-safe; calls of different threads run side by side.
 */
public final class JsonRpcClient {

    /** The longest line a peer may send unless said otherwise, in bytes. */
    public static final int DEFAULT_MAX_LINE_BYTES = BoundedLineReader.DEFAULT_MAX_BYTES;

    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final int maxLineBytes;
    private final JsonRpcCodec codec = new JsonRpcCodec();
    private final Handlers handlers = new Handlers();
    private final Oddities oddities = new Oddities();
    private final AtomicReference<@Nullable JsonRpcConnection> current = new AtomicReference<>();

    /** A client without a peer. */
    public JsonRpcClient() {
        this(DEFAULT_MAX_LINE_BYTES);
    }

    /**
     * A client without a peer.
     *
     * @param maxLineBytes the longest line a peer may send; a longer one is counted and passed over
     */
    public JsonRpcClient(int maxLineBytes) {
        this.maxLineBytes = maxLineBytes;
    }

    /** Answers one kind of request of the peer. Called on a virtual thread; may block. */
    @FunctionalInterface
    public interface RequestHandler {

        /**
         * Answers one request.
         *
         * @param params the parameters; a missing node when there are none
         * @return anything Jackson can write; null is answered as a JSON null
         * @throws RpcException.Remote to refuse; its code, words and data go to the peer
         */
        @Nullable
        Object handle(JsonNode params) throws RpcException.Remote;
    }

    /**
     * Says who hears a kind of notification, of this peer and of all later ones. Notifications come one at a time, in
     * the order they were sent. While a handler works the peer can fall behind by 1024 of them before its output is no
     * longer read: a handler that itself makes a call and waits for it risks to wait for its deadline.
     *
     * @param method the notification's method
     * @param handler hears the parameters (a missing node when there are none); if it throws, that one notification is lost
     */
    public void onNotification(String method, Consumer<JsonNode> handler) {
        handlers.onNotification(method, handler);
    }

    /**
     * Says who answers a kind of request. Requests nobody answers get error -32601.
     *
     * @param method the request's method
     * @param handler makes the answer; if it throws, the peer gets error -32603
     */
    public void onRequest(String method, RequestHandler handler) {
        handlers.onRequest(method, handler);
    }

    /**
     * Begins a connection over two streams and ends the one before. The streams stay the caller's to close, but for the
     * output, which the connection closes when it ends.
     *
     * @param peer the peer's name in logs and thread names
     * @param in what the peer says
     * @param out what the peer hears
     * @param ending says why the peer's output ended; asked once, on the reader's thread, and may wait a little
     */
    public JsonRpcConnection connect(String peer, InputStream in, OutputStream out, Supplier<String> ending) {
        JsonRpcConnection fresh = new JsonRpcConnection(
                new JsonRpcConnection.Pipe(peer, in, out, maxLineBytes, ending), codec, handlers, oddities);
        JsonRpcConnection before = current.getAndSet(fresh);
        if (before != null) {
            before.close("replaced by a new connection");
        }
        fresh.start();
        return fresh;
    }

    /**
     * Begins a connection with a child process and ends the one before. It ends with the child's output, or a moment
     * after the child itself where something the child started holds its output open.
     *
     * @param child the peer
     * @param ending turns the exit status into the reason callers are told; empty when the child closed its output and
     *     lives on
     */
    public JsonRpcConnection connect(ChildProcess child, Function<OptionalInt, String> ending) {
        Supplier<String> reason = () -> ending.apply(child.awaitExit(LAST_WORDS));
        JsonRpcConnection fresh = connect(child.name(), child.output(), child.input(), reason);
        CompletableFuture<Void> _ = child.exited()
                .thenRunAsync(
                        () -> fresh.close(reason.get()),
                        CompletableFuture.delayedExecutor(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS));
        return fresh;
    }

    /** The connection of the moment, which may have ended already. */
    public Optional<JsonRpcConnection> connection() {
        return Optional.ofNullable(current.get());
    }

    /**
     * Asks the peer and waits for its answer.
     *
     * @param method the method's name
     * @param params a record, a map or a node that becomes a JSON object; null for none. Absent (null) values are left out
     * @param deadline how long to wait, including the peer's own queue; zero or less waits as long as the peer lives
     * @return the result; a null node when the peer answered with nothing
     * @throws RpcException.Remote when the answer is an error
     * @throws RpcException.Timeout when there was no answer in time
     * @throws RpcException.Closed at once when there is no peer, or as soon as it goes away
     */
    public JsonNode call(String method, @Nullable Object params, Duration deadline) throws RpcException {
        return open().call(method, codec.tree(params), deadline);
    }

    /**
     * The same as {@link #call(String, Object, Duration)}, of one peer and no other.
     *
     * @param through the connection to that peer; once it has ended the call fails at once
     */
    public JsonNode call(JsonRpcConnection through, String method, @Nullable Object params, Duration deadline)
            throws RpcException {
        return through.call(method, codec.tree(params), deadline);
    }

    /**
     * The same as {@link #call(String, Object, Duration)}, with the result read into a type.
     *
     * @throws RpcException.Unreadable when the result does not fit the type
     */
    public <T> T call(String method, @Nullable Object params, Class<T> type, Duration deadline) throws RpcException {
        JsonNode result = call(method, params, deadline);
        try {
            return codec.read(result, type);
        } catch (JacksonException e) {
            throw new RpcException.Unreadable(method, type, e);
        }
    }

    /**
     * Tells the peer something without wanting an answer. Returns when the line is queued, not when it is read.
     *
     * @param method the method's name
     * @param params as for a call
     * @throws RpcException.Closed when there is no peer, or it has not read its input for long
     */
    public void notify(String method, @Nullable Object params) throws RpcException.Closed {
        open().notify(method, codec.tree(params));
    }

    /** What peers sent that nobody could use, over all connections of this client. */
    public RpcCounters counters() {
        return oddities.counters();
    }

    private JsonRpcConnection open() throws RpcException.Closed {
        JsonRpcConnection connection = current.get();
        if (connection == null) {
            throw new RpcException.Closed("not running", false);
        }
        return connection;
    }
}
