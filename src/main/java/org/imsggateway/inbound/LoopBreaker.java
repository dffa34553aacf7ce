package org.imsggateway.inbound;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.imsggateway.message.InboundMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Notices that two programs talk to each other. Drops that look like an echo of ourselves are counted per conversation;
 * with five in the last 60 seconds, what would be answered there is held back until the minute is over. The seconds are
 * counted by our clock and by that of Messages: what was written over hours while the gateway was away, and is read at once
 * when it is back, is no loop.
 */
@Component
class LoopBreaker {

    /** How many echoes in how long a time make a loop. */
    static final int ECHOES = 5;

    static final Duration WINDOW = Duration.ofSeconds(60);

    private static final int MOST_CONVERSATIONS = 4096;
    private static final Set<String> ECHO_LIKE =
            Set.of("echo", "self-chat echo", "reflected assistant content", "from me");

    private final Clock clock;
    private final Map<String, Deque<Echo>> echoes = new LinkedHashMap<>();

    /** When a row was dropped, and when it was sent if Messages says so. */
    private record Echo(Instant at, @Nullable Instant sentAt) {}

    LoopBreaker(Clock clock) {
        this.clock = clock;
    }

    /**
     * Counts a drop if its reason is one of a loop.
     *
     * @param message what was dropped
     * @param reason why
     */
    synchronized void dropped(InboundMessage message, String reason) {
        if (!ECHO_LIKE.contains(reason)) {
            return;
        }
        String key = key(message);
        Deque<Echo> seen = echoes.remove(key);
        Deque<Echo> counted = seen == null ? new ArrayDeque<>(ECHOES) : seen;
        if (counted.size() == ECHOES) {
            counted.removeFirst();
        }
        counted.addLast(new Echo(clock.instant(), message.sentAt()));
        echoes.put(key, counted);
        forgetOldest();
    }

    /** Whether the conversation of a message is held back now. */
    synchronized boolean limited(InboundMessage message) {
        Deque<Echo> counted = echoes.get(key(message));
        if (counted == null || counted.size() < ECHOES) {
            return false;
        }
        Echo first = counted.getFirst();
        return isWithin(first.at(), clock.instant()) && isWithin(first.sentAt(), message.sentAt());
    }

    /** Whether no more than the window lies between; what Messages does not say speaks against nothing. */
    private static boolean isWithin(@Nullable Instant first, @Nullable Instant now) {
        return first == null || now == null || !now.isAfter(first.plus(WINDOW));
    }

    /** By chat number wherever there is one, in direct chats too: an echo may come from another address of the same chat. */
    private static String key(InboundMessage message) {
        long chat = message.chat().id();
        return message.account()
                + (chat != 0 ? "/group:" + chat : "/dm:" + message.from().value());
    }

    private void forgetOldest() {
        Instant oldest = clock.instant().minus(WINDOW);
        Iterator<Deque<Echo>> conversations = echoes.values().iterator();
        while (conversations.hasNext()) {
            boolean over = conversations.next().getLast().at().isBefore(oldest);
            if (!over && echoes.size() <= MOST_CONVERSATIONS) {
                return;
            }
            conversations.remove();
        }
    }
}
