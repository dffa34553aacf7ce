package org.imsggateway.message;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The words that name a chat in front of a colon, each with its short forms. */
enum ChatPrefix {
    CHAT_ID("chat_id", "chatid", "chat"),
    CHAT_GUID("chat_guid", "chatguid", "guid"),
    CHAT_IDENTIFIER("chat_identifier", "chatidentifier", "chatident");

    private final List<String> words;

    ChatPrefix(String... words) {
        this.words = List.of(words);
    }

    /** A text that begins with one of the words and a colon: which, and what follows, trimmed, its case kept. */
    record Match(ChatPrefix prefix, String word, String value) {}

    String word() {
        return words.getFirst();
    }

    static Optional<Match> match(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        String word = text.substring(0, colon).toLowerCase(Locale.ROOT);
        for (ChatPrefix prefix : values()) {
            if (prefix.words.contains(word)) {
                return Optional.of(new Match(prefix, word, Whitespace.trim(text.substring(colon + 1))));
            }
        }
        return Optional.empty();
    }
}
