package org.imsggateway.inbound;

import java.util.regex.Pattern;

/**
 * Makes harmless what in a text could pass for a word of the system that hands it to a model: {@code [System]} becomes
 * {@code (System)}, and a line that begins with {@code System:} says that it is not trusted.
 */
final class SystemMarkers {

    private static final Pattern BRACKETED = Pattern.compile(
            "\\[\\s*+((?:System\\s++Message|System|Assistant|Internal))\\s*+\\]", Pattern.CASE_INSENSITIVE);
    private static final Pattern LINE =
            Pattern.compile("(?m)^([^\\S\\r\\n]*+)System:(?=\\s|$)", Pattern.CASE_INSENSITIVE);

    private SystemMarkers() {}

    static String harmless(String text) {
        if (text.indexOf('[') < 0 && text.indexOf(':') < 0) {
            return text;
        }
        String parenthesised = BRACKETED.matcher(text).replaceAll("($1)");
        return LINE.matcher(parenthesised).replaceAll("$1System (untrusted):");
    }
}
