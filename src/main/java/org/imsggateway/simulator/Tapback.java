package org.imsggateway.simulator;

import java.text.BreakIterator;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The kinds of tapback: how they are stored, named when read, named when sent, and worded in the row's text. */
enum Tapback {
    LOVE(0, "love", "❤️", "Loved", "a heart", "heart ❤"),
    LIKE(1, "like", "👍", "Liked", "a like", "thumbsup +1"),
    DISLIKE(2, "dislike", "👎", "Disliked", "a dislike", "thumbsdown -1"),
    LAUGH(3, "laugh", "😂", "Laughed at", "a laugh", "haha lol 🤣"),
    EMPHASIS(4, "emphasis", "‼️", "Emphasized", "an exclamation", "emphasize !! ‼"),
    QUESTION(5, "question", "❓", "Questioned", "a question mark", "?"),
    CUSTOM(6, "custom", "", "Reacted", "a reaction", "");

    static final int ADD = 2000;
    static final int REMOVE = 3000;
    private static final Pattern REACTED = Pattern.compile("^(?:Reacted|Removed) (\\S+) (?:to|from) ", Pattern.DOTALL);

    private final String readName;
    private final String emoji;
    private final String verb;
    private final String noun;
    private final String synonyms;
    private final int code;

    Tapback(int code, String readName, String emoji, String verb, String noun, String synonyms) {
        this.readName = readName;
        this.emoji = emoji;
        this.verb = verb;
        this.noun = noun;
        this.synonyms = synonyms;
        this.code = code;
    }

    static Tapback ofType(int type) {
        return values()[type % 1000];
    }

    /** The kind that a caller names, by name, synonym or emoji; null where no classic kind is meant. */
    static @Nullable Tapback named(String name) {
        var wanted = name.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(kind -> kind != CUSTOM)
                .filter(kind -> kind.readName.equals(wanted)
                        || kind.emoji.equals(wanted)
                        || (" " + kind.synonyms + " ").contains(" " + wanted + " "))
                .findFirst()
                .orElse(null);
    }

    String readName() {
        return readName;
    }

    /** The name in answers to <code>tapback</code>, where it differs from the one in messages. */
    String sendName() {
        return this == EMPHASIS ? "emphasize" : readName;
    }

    int type(boolean remove) {
        return (remove ? REMOVE : ADD) + code;
    }

    /** The text of a tapback row, as Messages words it. */
    String text(boolean remove, String customEmoji, String target) {
        if (this == CUSTOM) {
            return remove
                    ? "Removed " + customEmoji + " from “" + target + "”"
                    : "Reacted " + customEmoji + " to “" + target + "”";
        }
        return remove ? "Removed " + noun + " from “" + target + "”" : verb + " “" + target + "”";
    }

    /** The emoji of a row of this kind; null where a custom one cannot be read from its text. */
    @Nullable
    String emoji(String text) {
        if (this != CUSTOM) {
            return emoji;
        }
        var matcher = REACTED.matcher(text);
        return matcher.find() ? matcher.group(1) : firstEmoji(text);
    }

    private static @Nullable String firstEmoji(String text) {
        var breaks = BreakIterator.getCharacterInstance(Locale.ROOT);
        breaks.setText(text);
        var start = breaks.first();
        for (var end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            if (Character.isEmojiPresentation(text.codePointAt(start))) {
                return text.substring(start, end);
            }
            start = end;
        }
        return null;
    }
}
