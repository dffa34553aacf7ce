package org.imsggateway.delivery;

import java.util.regex.Pattern;
import org.imsggateway.message.Whitespace;

/**
 * Takes away from an agent's answer what a model writes for itself or for its machinery, and what no person should see:
 * hidden reasoning, memories, calls of tools, tokens, separators, and marks of who speaks. Code is left alone: there somebody
 * talks about such marks.
 */
final class AnswerCleaning {

    /** Possessive throughout: an answer can be a megabyte, and nothing in it may make a search go back. */
    private static final Pattern FINAL = Pattern.compile("<\\s*+/?\\s*+final\\b[^<>]*+>", Pattern.CASE_INSENSITIVE);

    private static final Pattern TOKEN = Pattern.compile("<\\|[^|<>\\n]{1,80}+\\|>|<｜[^｜<>\\n]{1,80}+｜>");
    private static final Pattern SEPARATOR = Pattern.compile("(?:#\\+){2,}+#?+");
    private static final Pattern CHANNEL =
            Pattern.compile("\\bassistant\\s++to\\s*+=\\s*+\\w++", Pattern.CASE_INSENSITIVE);
    private static final Pattern SPEAKER =
            Pattern.compile("(?m)^[ \\t]*+(?:user|system|assistant)[ \\t]*+:[ \\t]*+$", Pattern.CASE_INSENSITIVE);
    private static final Pattern MANY_LINES = Pattern.compile("\\n{3,}+");

    private AnswerCleaning() {}

    /** The text for people; empty if nothing of it is. */
    static String clean(String text) {
        var open = HiddenElements.cut(text);
        if (text.indexOf('<') >= 0) {
            open.remove(FINAL);
            open.removeBetweenWords(TOKEN);
        }
        open.remove(SEPARATOR);
        open.remove(CHANNEL);
        open.remove(SPEAKER);
        return tidy(open.text());
    }

    /** Leaves at most one empty line where something was taken away, and none at the ends. */
    static String tidy(String text) {
        return Whitespace.trim(MANY_LINES.matcher(text).replaceAll("\n\n"));
    }
}
