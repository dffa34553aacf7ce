package org.imsggateway.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.OutboundMessage;
import org.jspecify.annotations.Nullable;

/** A Mac that does as it is told: what it is not told anything about, it sends. */
final class ScriptedChannel implements MessageChannel {

    private static final String EARLIER = "earlier";
    static final long NEWEST_ROW = 899;

    private final List<OutboundMessage> taken = new CopyOnWriteArrayList<>();
    private final Map<String, BlockingQueue<Function<OutboundMessage, SendReceipt>>> script = new ConcurrentHashMap<>();
    private final Set<AccountId> down = ConcurrentHashMap.newKeySet();
    private final Set<String> ended = ConcurrentHashMap.newKeySet();
    private final AtomicInteger guids = new AtomicInteger();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger mostInFlight = new AtomicInteger();
    private final List<Sought> sought = new CopyOnWriteArrayList<>();
    private volatile boolean elsewhere;
    private volatile Function<Sought, OutgoingSearch> database = _ -> new OutgoingSearch.Unavailable("not scripted");

    /** The next time it gets this text, it does that. */
    void on(String text, Function<OutboundMessage, SendReceipt> reaction) {
        script.computeIfAbsent(text, _ -> new LinkedBlockingQueue<>()).add(reaction);
    }

    void on(String text, SendReceipt receipt) {
        on(text, _ -> receipt);
    }

    void database(Function<Sought, OutgoingSearch> answers) {
        database = answers;
    }

    void elsewhere() {
        elsewhere = true;
    }

    void down(AccountId account) {
        down.add(account);
    }

    void up(AccountId account) {
        down.remove(account);
    }

    /** The children of earlier lives are gone. */
    void endEarlier() {
        ended.add(EARLIER);
    }

    void end(String child) {
        ended.add(child);
    }

    List<String> texts() {
        return taken.stream().map(OutboundMessage::text).toList();
    }

    List<OutboundMessage> taken() {
        return new ArrayList<>(taken);
    }

    List<Sought> sought() {
        return sought;
    }

    int mostInFlight() {
        return mostInFlight.get();
    }

    @Override
    public SendReceipt send(OutboundMessage message, Duration deadline) {
        mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
        try {
            taken.add(message);
            var reactions = script.get(message.text());
            var reaction = reactions == null ? null : reactions.poll();
            return reaction == null ? sent("G" + guids.incrementAndGet()) : reaction.apply(message);
        } finally {
            inFlight.decrementAndGet();
        }
    }

    static SendReceipt sent(String guid) {
        return new SendReceipt.Sent(guid, 900L, "iMessage");
    }

    @Override
    public boolean ready(AccountId account) {
        return !down.contains(account);
    }

    @Override
    public OptionalLong newestRow(AccountId account) {
        return OptionalLong.of(NEWEST_ROW);
    }

    @Override
    public OutgoingSearch find(Sought message) {
        sought.add(message);
        return database.apply(message);
    }

    @Override
    public boolean ended(AccountId account, @Nullable String child) {
        return ended.contains(child == null ? EARLIER : child);
    }

    @Override
    public boolean isElsewhere(AccountId account) {
        return elsewhere;
    }
}
