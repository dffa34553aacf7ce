package org.imsggateway.inbound;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds what only an assistant writes to itself: marks of hidden reasoning, of a channel of its own, of a separator between
 * its parts. A text that carries them in the open is an answer that came back as a question. In code, inline or fenced,
 * they are somebody talking about them.
 */
final class Reflection {

    private static final Pattern FENCE = Pattern.compile("^ {0,3}(`{3,}|~{3,})");
    /** Possessive throughout: a stranger writes the text, so nothing in it may make the search go back. */
    private static final Pattern MARKER = Pattern.compile(
            "#\\+#\\+|\\bassistant\\s++to\\s*+=\\s*+\\w|<\\s*+/?\\s*+(?:think(?:ing)?|thought|antthinking"
                    + "|relevant[-_]memories|final)\\b[^<>]*+>",
            Pattern.CASE_INSENSITIVE);

    private Reflection() {}

    /**
     * Looks for a marker.
     *
     * @return the first one as written, at most 40 characters of it; null if there is none
     */
    static @Nullable String marker(String text) {
        if (text.indexOf('#') < 0 && text.indexOf('<') < 0 && text.indexOf('=') < 0) {
            return null;
        }
        var found = MARKER.matcher(withoutInlineCode(withoutFences(text)));
        return found.find() ? shortened(found.group()) : null;
    }

    private static String shortened(String marker) {
        return marker.length() <= 40 ? marker : marker.substring(0, 40);
    }

    private static String withoutFences(String text) {
        var open = new StringBuilder(text.length());
        String fence = null;
        for (String line : text.split("\\R", -1)) {
            var mark = FENCE.matcher(line);
            boolean isFence = mark.find();
            if (fence == null && !isFence) {
                open.append(line).append('\n');
            } else if (fence == null) {
                fence = mark.group(1);
            } else if (isFence && mark.group(1).startsWith(fence)) {
                fence = null;
            }
        }
        return open.toString();
    }

    /** A run of backticks opens a span that the next run of the same length closes; one without an end is plain text. */
    private static String withoutInlineCode(String text) {
        var open = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int tick = text.indexOf('`', at);
            if (tick < 0) {
                break;
            }
            int length = run(text, tick);
            int end = closing(text, tick + length, length);
            open.append(text, at, tick).append(end < 0 ? "`".repeat(length) : " ");
            at = end < 0 ? tick + length : end + length;
        }
        return open.append(text, Math.min(at, text.length()), text.length()).toString();
    }

    private static int run(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) == '`') {
            end++;
        }
        return end - from;
    }

    private static int closing(String text, int from, int length) {
        int tick = text.indexOf('`', from);
        while (tick >= 0) {
            int found = run(text, tick);
            if (found == length) {
                return tick;
            }
            tick = text.indexOf('`', tick + found);
        }
        return -1;
    }
}
