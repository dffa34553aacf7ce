package org.imsggateway.imsg;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.imsggateway.rpc.ChildProcess;
import org.imsggateway.rpc.ChildRecord;
import org.imsggateway.rpc.JsonRpcConnection;
import org.imsggateway.rpc.RpcException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** One child and all that lives and dies with it. Thread-safe. */
final class ImsgSession implements ImsgCalls {

    private static final Logger log = LoggerFactory.getLogger(ImsgSession.class);
    private static final Duration LAST_CALL = Duration.ofMillis(500);
    private static final int LARGEST_STATUS = 128;

    private final String key;
    private final ChildProcess child;
    private final ChildRecord record;
    private final ImsgLink link;
    private final JsonRpcConnection connection;
    private final CompletableFuture<String> ended = new CompletableFuture<>();
    private volatile long unsubscribe;
    private volatile ImsgCapabilities capabilities = ImsgCapabilities.lenient(null);

    ImsgSession(ImsgLink link, ChildProcess child, ChildRecord record) {
        this.child = child;
        this.record = record;
        this.key = link.register(child);
        this.link = link;
        this.connection = link.client().connect(child, ImsgSession::ending);
        CompletableFuture<Boolean> _ = connection.closed().thenApply(ended::complete);
    }

    /** Why a child's output ended. Above 128 the status is a signal's, which says no more than that it was ended. */
    private static String ending(OptionalInt exit) {
        boolean failed = exit.isPresent() && exit.getAsInt() != 0 && exit.getAsInt() <= LARGEST_STATUS;
        return failed ? "imsg rpc exited (code " + exit.getAsInt() + ")" : "imsg rpc closed";
    }

    /** The child's number, for those who must know later whether it is gone. */
    String key() {
        return key;
    }

    ImsgCapabilities capabilities() {
        return capabilities;
    }

    void learned(ImsgCapabilities found) {
        capabilities = found;
        record.write();
    }

    /** Keeps the record of the child's processes true. */
    void refreshRecord() {
        record.refresh();
    }

    /** Whether calls can be made. */
    boolean isOpen() {
        return connection.isOpen() && !ended.isDone();
    }

    /** How long the child has said nothing. */
    Duration silence() {
        return connection.silence();
    }

    /** Asks this child and no other; fails at once when it is not the account's child any more. */
    @Override
    public JsonNode call(String method, @Nullable Object params, Duration deadline) throws RpcException {
        return link.call(connection, method, params, deadline);
    }

    /** Gives the child up: whoever waits for its end hears the reason. The account's supervisor then stops it. */
    void giveUp(String reason) {
        ended.complete(reason);
    }

    /** Waits for the end; null when it did not come within the time. */
    @Nullable
    String awaitEnd(Duration patience) throws InterruptedException {
        try {
            return ended.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            return null;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the end of a session never fails", e);
        }
    }

    /** What the child printed besides messages, for recognising known troubles. */
    List<String> evidence() {
        List<String> printed = new ArrayList<>(child.stderrTail());
        printed.addAll(connection.strayLines());
        return printed;
    }

    /** The subscription that now brings this child's messages. */
    void subscribed(long subscription) {
        unsubscribe = subscription;
    }

    /** Ends the child without a word, as a crash would. */
    void kill() {
        child.kill();
    }

    /** Stops the child in steps, within five seconds; then nothing it started is left. */
    void close() {
        giveUp("stopped");
        unsubscribe();
        connection.finish();
        child.stop();
        connection.close("imsg rpc closed");
        record.close();
    }

    /** Ends the subscription, if there is one. */
    void unsubscribe() {
        long subscription = unsubscribe;
        unsubscribe = 0;
        if (subscription <= 0 || !connection.isOpen()) {
            return;
        }
        try {
            call("watch.unsubscribe", Map.of("subscription", subscription), LAST_CALL);
        } catch (RpcException e) {
            log.debug("could not unsubscribe reason={}", e.getMessage());
        }
    }
}
