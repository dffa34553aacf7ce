package org.imsggateway.command;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.imsggateway.message.Whitespace;

/**
 * One of the texts of {@code session.resetTriggers} at the beginning of a message.
 *
 * @param name what its answer is called: the word behind its slash; the ordinary word for a fresh start if it has none
 * @param rest what follows it, over all lines; empty if nothing
 */
record ResetTrigger(String name, String rest) {

    /** Of several that fit the longest counts. With {@code commands.text} off a text with a slash is only a text. */
    static Optional<ResetTrigger> in(ChatCommandRequest request) {
        String text = Whitespace.trim(request.text());
        boolean slashes = request.config().commands().text();
        return request.config().session().resetTriggers().stream()
                .map(Whitespace::trim)
                .filter(trigger -> !trigger.isEmpty() && (slashes || !trigger.startsWith("/")))
                .filter(trigger -> begins(text, trigger))
                .max(Comparator.comparingInt(String::length))
                .map(trigger -> new ResetTrigger(name(trigger), Whitespace.trim(text.substring(trigger.length()))));
    }

    private static boolean begins(String text, String trigger) {
        return text.regionMatches(true, 0, trigger, 0, trigger.length())
                && (text.length() == trigger.length() || Whitespace.is(text.charAt(trigger.length())));
    }

    private static String name(String trigger) {
        return trigger.startsWith("/") ? trigger.substring(1).toLowerCase(Locale.ROOT) : "reset";
    }
}
