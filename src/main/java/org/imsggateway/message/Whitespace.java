package org.imsggateway.message;

/**
 * The characters that count as white space in everything a person or a configuration writes: tab to carriage return,
 * space, the Unicode space separators, line and paragraph separator, and the byte order mark. The platform's own
 * {@code strip} knows neither the no-break spaces nor the byte order mark.
 */
public final class Whitespace {

    /** The same characters as a class for a regular expression, whichever engine reads it. */
    public static final String CHARACTER_CLASS =
            "[\\t-\\r \u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF]";

    private Whitespace() {}

    /**
     * Whether a UTF-16 code unit is white space.
     *
     * @param unit the code unit
     * @return whether trimming removes it
     */
    public static boolean is(char unit) {
        return switch (unit) {
            case '\t', '\n', 0x0B, '\f', '\r', ' ', 0x00A0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF ->
                true;
            default -> unit >= 0x2000 && unit <= 0x200A;
        };
    }

    /**
     * Removes white space at both ends.
     *
     * @param text any text
     * @return the text from its first to its last character that is not white space; empty if there is none
     */
    public static String trim(String text) {
        return trimEnd(trimStart(text));
    }

    /**
     * Removes white space at the start.
     *
     * @param text any text
     * @return the text from its first character that is not white space
     */
    public static String trimStart(String text) {
        int start = 0;
        while (start < text.length() && is(text.charAt(start))) {
            start++;
        }
        return text.substring(start);
    }

    /**
     * Removes white space at the end.
     *
     * @param text any text
     * @return the text up to and with its last character that is not white space
     */
    public static String trimEnd(String text) {
        int end = text.length();
        while (end > 0 && is(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }

    /**
     * Whether a text has nothing but white space.
     *
     * @param text any text
     * @return whether trimming leaves nothing
     */
    public static boolean isBlank(String text) {
        return trimStart(text).isEmpty();
    }

    /**
     * Removes white space everywhere.
     *
     * @param text any text
     * @return the text without any white space character
     */
    public static String removeAll(String text) {
        var kept = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (!is(text.charAt(i))) {
                kept.append(text.charAt(i));
            }
        }
        return kept.toString();
    }
}
