package org.imsggateway.inbound;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.imsggateway.access.ControlCommand;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.message.ChatRef;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.Whitespace;
import org.springframework.stereotype.Component;

/**
 * Messages of one sender that come in quick succession and are to be answered as one. Each new one starts the waiting time
 * afresh. Files, commands and rows without a sender never wait.
 */
@Component
class Bursts {

    /** More conversations than this do not wait at all. */
    private static final int MOST_SENDERS = 2048;

    /** Nobody means so many messages as one; it also bounds what one sender can make the gateway remember. */
    private static final int MOST_MESSAGES = 50;

    private static final String CHANNEL = "imessage";

    /** The messages of one sender, since when they wait for one more, and how long. */
    private record Waiting(List<JournalEntry> entries, Instant since, Duration window) {

        /** None if the time is over; neither is more left than there was, should the clock have been put back. */
        Duration left(Instant now) {
            Duration left = window.minus(Duration.between(since, now));
            return left.isNegative() || left.compareTo(window) > 0 ? Duration.ZERO : left;
        }
    }

    private final Clock clock;
    private final Map<String, Waiting> waiting = new LinkedHashMap<>();

    Bursts(Clock clock) {
        this.clock = clock;
    }

    /**
     * Takes a message in, or lets it through.
     *
     * @param entry the message
     * @param config the configuration to judge by
     * @return what is to be judged now, each list one burst; empty if it waits
     */
    synchronized List<List<JournalEntry>> offer(JournalEntry entry, GatewayConfig config) {
        InboundMessage message = entry.message();
        Duration window = config.messages().debounce(CHANNEL);
        String key = key(message);
        Waiting before = waiting.remove(key);
        List<JournalEntry> entries = before == null ? List.of() : before.entries();
        if (!waits(message, window, config) || (before == null && waiting.size() >= MOST_SENDERS)) {
            return entries.isEmpty() ? List.of(List.of(entry)) : List.of(entries, List.of(entry));
        }
        var joined = new ArrayList<>(entries);
        joined.add(entry);
        if (joined.size() == MOST_MESSAGES) {
            return List.of(joined);
        }
        waiting.put(key, new Waiting(joined, clock.instant(), window));
        return List.of();
    }

    private static boolean waits(InboundMessage message, Duration window, GatewayConfig config) {
        return window.isPositive()
                && !message.from().isNone()
                && !Whitespace.isBlank(message.text())
                && message.attachments().isEmpty()
                && message.tapback() == null
                && ControlCommand.in(message.text(), config.commands()).isEmpty();
    }

    /** Takes out what has waited long enough, each list one burst. */
    synchronized List<List<JournalEntry>> due() {
        Instant now = clock.instant();
        List<String> over = waiting.entrySet().stream()
                .filter(one -> one.getValue().left(now).isZero())
                .map(Map.Entry::getKey)
                .toList();
        return over.stream()
                .map(key -> Objects.requireNonNull(waiting.remove(key)).entries())
                .toList();
    }

    /** How long until something has waited long enough; empty if nothing waits. */
    synchronized Optional<Duration> nextIn() {
        Instant now = clock.instant();
        return waiting.values().stream().map(one -> one.left(now)).min(Duration::compareTo);
    }

    /** What we wrote and what they wrote are two streams, even in one chat. */
    private static String key(InboundMessage message) {
        ChatRef chat = message.chat();
        String where = chat.id() != 0
                ? "chat:" + chat.id()
                : Objects.requireNonNullElse(chat.guid(), Objects.requireNonNullElse(chat.identifier(), "unknown"));
        return message.account() + "\n" + where + "\n" + Whitespace.trim(message.sender()) + "\n" + message.fromMe();
    }
}
