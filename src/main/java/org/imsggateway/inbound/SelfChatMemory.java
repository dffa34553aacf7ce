package org.imsggateway.inbound;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.imsggateway.message.Conversation;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.Whitespace;
import org.springframework.stereotype.Component;

/**
 * What the owner of the Apple account wrote to itself a moment ago. Messages shows such a note twice, once as sent and once
 * as received; the second is not another note. Ten seconds and 512 notes; of a text only its digest is kept.
 */
@Component
class SelfChatMemory {

    private static final Duration KEPT = Duration.ofSeconds(10);
    private static final int MOST = 512;

    private final Clock clock;
    private final Map<String, Instant> notes = new LinkedHashMap<>();

    SelfChatMemory(Clock clock) {
        this.clock = clock;
    }

    /** Remembers an own row; one without a time or without text leaves no trace. */
    synchronized void remember(Conversation conversation, InboundMessage row) {
        key(conversation, row).ifPresent(key -> {
            notes.remove(key);
            notes.put(key, clock.instant());
            if (notes.size() > MOST) {
                notes.remove(notes.keySet().iterator().next());
            }
        });
    }

    /** Whether a row is the other copy of a note. */
    synchronized boolean holds(Conversation conversation, InboundMessage row) {
        return key(conversation, row)
                .map(notes::get)
                .filter(at -> !clock.instant().isAfter(at.plus(KEPT)))
                .isPresent();
    }

    private static Optional<String> key(Conversation conversation, InboundMessage row) {
        String text = Whitespace.trim(row.text().replace("\r\n", "\n").replace('\r', '\n'));
        if (row.sentAt() == null || text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(conversation.key() + "\n" + row.sentAt() + "\n" + digest(text));
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
