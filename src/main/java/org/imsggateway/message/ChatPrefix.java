package org.imsggateway.message;

import java.util.Locale;
import java.util.Optional;

/** The words that name a chat in front of a colon, each with its short forms. */
enum ChatPrefix {
    CHAT_ID("chat_id", "chatid", "chat", "42"),
    CHAT_GUID("chat_guid", "chatguid", "guid", "iMessage;+;chat8812"),
    CHAT_IDENTIFIER("chat_identifier", "chatidentifier", "chatident", "chat8812");

    private final String word;
    private final String shorter;
    private final String shortest;
    private final String example;

    ChatPrefix(String word, String shorter, String shortest, String example) {
        this.word = word;
        this.shorter = shorter;
        this.shortest = shortest;
        this.example = example;
    }

    /** A text that begins with one of the words and a colon: which, and what follows, trimmed, its case kept. */
    record Match(ChatPrefix prefix, String word, String value) {}

    String word() {
        return word;
    }

    String example() {
        return example;
    }

    private boolean hasForm(String form) {
        return form.equals(word) || form.equals(shorter) || form.equals(shortest);
    }

    static Optional<Match> match(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        String word = text.substring(0, colon).toLowerCase(Locale.ROOT);
        for (ChatPrefix prefix : values()) {
            if (prefix.hasForm(word)) {
                return Optional.of(new Match(prefix, word, Whitespace.trim(text.substring(colon + 1))));
            }
        }
        return Optional.empty();
    }
}
