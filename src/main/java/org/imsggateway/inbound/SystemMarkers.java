package org.imsggateway.inbound;

import java.util.regex.Pattern;
import org.imsggateway.message.Whitespace;

/**
 * Makes harmless what in a text could pass for a word of the system that hands it to a model: {@code [System]} becomes
 * {@code (System)}, and a line that begins with {@code System:} says that it is not trusted.
 */
final class SystemMarkers {

    /** A model sees a no-break space as a space, so one must not hide a marker. */
    private static final String SPACE = Whitespace.CHARACTER_CLASS;

    private static final Pattern BRACKETED = Pattern.compile(
            "\\[%1$s*+((?:System%1$s++Message|System|Assistant|Internal))%1$s*+\\]".formatted(SPACE),
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LINE = Pattern.compile(
            "(?m)^([%1$s&&[^\\r\\n\\u2028\\u2029]]*+)System:(?=%1$s|$)".formatted(SPACE), Pattern.CASE_INSENSITIVE);

    /** At the beginning of a line, what this program itself puts around a message, its quote and its context. */
    private static final Pattern OURS = Pattern.compile(
            "(?m)^([%1$s&&[^\\r\\n\\u2028\\u2029]]*+)\\[(?=iMessage%1$s|/?Replying\\b|The message to answer|Said here)"
                    .formatted(SPACE),
            Pattern.CASE_INSENSITIVE);

    private SystemMarkers() {}

    static String harmless(String text) {
        if (text.indexOf('[') < 0 && text.indexOf(':') < 0) {
            return text;
        }
        String ours = OURS.matcher(text).replaceAll("$1(");
        String parenthesised = BRACKETED.matcher(ours).replaceAll("($1)");
        return LINE.matcher(parenthesised).replaceAll("$1System (untrusted):");
    }
}
