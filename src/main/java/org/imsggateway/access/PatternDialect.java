package org.imsggateway.access;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Patterns are written as for JavaScript and read by an engine with a dialect of its own; this says the same in its words.
 * What it has no words for is left to it to refuse.
 */
final class PatternDialect {

    /**
     * A word boundary for every script, at the cost of the character beside the word: the engine's own knows the letters A to
     * Z only, and it cannot look at a character without taking it.
     */
    static final String BOUNDARY = "(?:\\A|\\z|[^\\pL\\pM\\pN_])";

    private static final String CLASS = "\\[\\^?\\]?(?:\\[:[^\\]]*:\\]|\\\\(?:.|\\z)|[^\\]\\\\])*(?:\\]|\\z)";
    private static final String QUOTED_OR_ESCAPED =
            "\\\\Q.*?(?:\\\\E|\\z)|\\\\[pP](?:\\{[^}]*\\}|.)|\\\\x(?:\\{[^}]*\\}|..)|\\\\.";

    /** One thing that a quantifier can stand behind, as the engine reads it: also a whole class, closed or not. */
    static final Pattern ATOM = Pattern.compile(QUOTED_OR_ESCAPED + "|" + CLASS + "|.", Pattern.DOTALL);

    /** An escape, so that a second backslash is never taken for the beginning of one. */
    private static final Pattern ESCAPE =
            Pattern.compile("\\\\(?:u([0-9A-Fa-f]{4})|[ux]\\{0*([0-9A-Fa-f]{1,6})\\}|.)", Pattern.DOTALL);

    private static final String ASCII_BOUNDARY = "\\b";

    private PatternDialect() {}

    /** Says characters that are written by number, and boundaries that were mistyped, as the engine writes them. */
    static String characters(String pattern) {
        // In JSON and YAML a single backslash before the b makes a backspace of both.
        return ESCAPE.matcher(pattern.replace("\b", ASCII_BOUNDARY)).replaceAll(PatternDialect::character);
    }

    /** Makes the word boundaries of a pattern that has letters other than A to Z hold for these too. */
    static String boundaries(String pattern) {
        boolean foreign = pattern.codePoints().anyMatch(point -> point >= 0x80 && Character.isLetter(point));
        return foreign ? ESCAPE.matcher(pattern).replaceAll(PatternDialect::boundary) : pattern;
    }

    /** A character by its number; those that may mean something to the engine stay numbers. */
    private static String character(MatchResult escape) {
        String hex = escape.group(1) != null ? escape.group(1) : escape.group(2);
        if (hex == null) {
            return Matcher.quoteReplacement(escape.group());
        }
        int point = Integer.parseInt(hex, 16);
        return point < 0x80 || point > Character.MAX_CODE_POINT
                ? Matcher.quoteReplacement("\\x{" + hex + "}")
                : Character.toString(point);
    }

    private static String boundary(MatchResult escape) {
        return Matcher.quoteReplacement(
                escape.group().equals(ASCII_BOUNDARY) ? "(?:\\b|" + BOUNDARY + ")" : escape.group());
    }
}
