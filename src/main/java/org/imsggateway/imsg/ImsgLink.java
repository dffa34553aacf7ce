package org.imsggateway.imsg;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import org.imsggateway.delivery.MessageChannel;
import org.imsggateway.message.AccountId;
import org.imsggateway.rpc.ChildProcess;
import org.imsggateway.rpc.JsonRpcClient;
import org.imsggateway.rpc.JsonRpcConnection;
import org.imsggateway.rpc.RpcCounters;
import org.imsggateway.rpc.RpcException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The way to one account's child, whichever child that is at the moment. Thread-safe. */
final class ImsgLink implements ImsgCalls {

    /** Tells the children of this life of the program from those of earlier ones. */
    private static final String LIFE = UUID.randomUUID().toString();

    private static final AtomicLong CHILDREN = new AtomicLong();

    private final AccountId account;
    private final JsonRpcClient client;
    private final ImsgMetrics metrics;
    private final Map<String, ChildProcess> children = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable ImsgSession> session = new AtomicReference<>();
    private final AtomicReference<@Nullable ImsgProblem> sendProblem = new AtomicReference<>();
    private final AtomicReference<ImsgHearing> hearing = new AtomicReference<>(ImsgHearing.UNKNOWN);
    private final AtomicReference<@Nullable String> database = new AtomicReference<>();
    private final HeardRows heard = new HeardRows();
    private final ReentrantLock sending = new ReentrantLock(true);
    private volatile boolean leftovers = true;
    private final LongAdder starts = new LongAdder();
    private final LongAdder messages = new LongAdder();
    private final LongAdder malformed = new LongAdder();
    private final LongAdder late = new LongAdder();
    private final LongAdder sends = new LongAdder();
    private final LongAdder resubscriptions = new LongAdder();

    ImsgLink(AccountId account, JsonRpcClient client, ImsgMetrics metrics) {
        this.account = account;
        this.client = client;
        this.metrics = metrics;
    }

    AccountId account() {
        return account;
    }

    JsonRpcClient client() {
        return client;
    }

    /** Asks the child of the moment. */
    @Override
    public JsonNode call(String method, @Nullable Object params, Duration deadline) throws RpcException {
        return metrics.timed(account, client::call, method, params, deadline);
    }

    /** Asks one child and no other. */
    JsonNode call(JsonRpcConnection child, String method, @Nullable Object params, Duration deadline)
            throws RpcException {
        ImsgCalls calls = (name, words, patience) -> client.call(child, name, words, patience);
        return metrics.timed(account, calls, method, params, deadline);
    }

    /** Takes note of a fresh child and gives it a number that no other child ever has. */
    String register(ChildProcess child) {
        children.values().removeIf(ChildProcess::isGone);
        String key = LIFE + "/" + CHILDREN.incrementAndGet();
        children.put(key, child);
        return key;
    }

    /**
     * Whether a child and everything it started have ended. Those of earlier lives, for which null stands, are ended before the
     * first start; until then nobody knows.
     */
    boolean ended(@Nullable String key) {
        ChildProcess child = key == null ? null : children.get(key);
        return child == null ? !leftovers && !MessageChannel.NO_CHILD.equals(key) : child.isGone();
    }

    /** Remembers whether a child of an earlier life may still run. */
    void noteLeftovers(boolean left) {
        leftovers = left;
    }

    /** The working session: subscribed, able to send. Empty while there is none. */
    Optional<ImsgSession> session() {
        return Optional.ofNullable(session.get()).filter(ImsgSession::isOpen);
    }

    void use(@Nullable ImsgSession fresh) {
        session.set(fresh);
    }

    /** How far it has heard its database. */
    HeardRows heard() {
        return heard;
    }

    /** Held by the one send that is under way. */
    ReentrantLock sending() {
        return sending;
    }

    /** A child came to work. */
    void countStart() {
        starts.increment();
    }

    long restarts() {
        return Math.max(0, starts.sum() - 1);
    }

    void countMessages(int count) {
        messages.add(count);
    }

    void countMalformed() {
        malformed.increment();
    }

    void countLate(int count) {
        late.add(count);
    }

    void countSend() {
        sends.increment();
    }

    void countResubscription() {
        resubscriptions.increment();
    }

    /** Remembers why messages cannot be sent; null when one could. */
    void noteSendProblem(@Nullable ImsgProblem problem) {
        sendProblem.set(problem);
    }

    @Nullable
    ImsgProblem sendProblem() {
        return sendProblem.get();
    }

    /** Remembers what a person should know about the Messages database; null for nothing. */
    void noteDatabase(@Nullable String notice) {
        database.set(notice);
    }

    @Nullable
    String databaseNotice() {
        return database.get();
    }

    void noteHearing(ImsgHearing seen) {
        hearing.set(seen);
    }

    ImsgHearing hearing() {
        return hearing.get();
    }

    /** What went through and what went wrong since the program started, by name. */
    Map<String, Long> counters() {
        RpcCounters rpc = client.counters();
        return Map.of(
                "messages", messages.sum(),
                "malformed", malformed.sum(),
                "late", late.sum(),
                "sends", sends.sum(),
                "resubscriptions", resubscriptions.sum(),
                "badLines", rpc.badLines(),
                "longLines", rpc.longLines(),
                "lateAnswers", rpc.lateAnswers(),
                "unknownIds", rpc.unknownIds(),
                "failedHandlers", rpc.failedHandlers());
    }
}
