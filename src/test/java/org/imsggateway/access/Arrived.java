package org.imsggateway.access;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.ChatRef;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.ReplyQuote;
import org.jspecify.annotations.Nullable;

/** Makes messages that arrived: {@code hello} from a stranger, directly in chat 5 or in group 42, unless said otherwise. */
record Arrived(
        String account,
        String sender,
        ChatRef chat,
        String text,
        @Nullable ReplyQuote quote,
        Duration late) {

    static final String STRANGER = "+15557000002";

    static Arrived direct() {
        return new Arrived("default", STRANGER, chat(5, null, STRANGER, false), "hello", null, Duration.ZERO);
    }

    static Arrived inGroup() {
        return new Arrived("default", STRANGER, chat(42, null, "chat8812", true), "hello", null, Duration.ZERO);
    }

    Arrived from(String who) {
        return new Arrived(account, who, chat, text, quote, late);
    }

    Arrived on(String accountId) {
        return new Arrived(accountId, sender, chat, text, quote, late);
    }

    Arrived saying(String words) {
        return new Arrived(account, sender, chat, words, quote, late);
    }

    Arrived in(long id, @Nullable String guid, @Nullable String identifier) {
        return new Arrived(account, sender, chat(id, guid, identifier, chat.group()), text, quote, late);
    }

    Arrived quoting(@Nullable ReplyQuote reply) {
        return new Arrived(account, sender, chat, text, reply, late);
    }

    Arrived after(Duration delay) {
        return new Arrived(account, sender, chat, text, quote, delay);
    }

    private static ChatRef chat(long id, @Nullable String guid, @Nullable String identifier, boolean group) {
        return new ChatRef(id, guid, identifier, null, List.of(), group);
    }

    InboundMessage message() {
        Instant now = Instant.parse("2026-03-01T10:00:00Z");
        return new InboundMessage(
                AccountId.of(account),
                17,
                "G17",
                chat,
                sender,
                false,
                text,
                now.minus(late),
                now,
                null,
                quote,
                null,
                List.of(),
                "{}");
    }
}
