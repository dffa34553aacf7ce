package org.imsggateway.message;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A person's address in Messages, in its one normal form: a phone number as {@code +} and digits, an e-mail address in
 * lower case, or an alphanumeric sender without white space. Two spellings of one address are equal handles. There is
 * no country logic: a national number and its international form stay different.
 *
 * <p>{@link #toString()} is masked, so that a handle in a log line never shows who it is; {@link #value()} is whole.
 *
 * @param value the normal form; empty for "nobody"
 */
public record Handle(String value) {

    private static final Pattern SERVICE_PREFIX = Pattern.compile("^(?:imessage|sms|auto):", Pattern.CASE_INSENSITIVE);
    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z0-9-]+:");

    /** Nobody: what a blank address means. */
    public static final Handle NONE = new Handle("");

    /**
     * Normalises an address as someone wrote it. Service prefixes are dropped, however many; a chat target keeps its
     * canonical prefix and the case of its value.
     *
     * @param raw any text
     * @return its handle; {@link #NONE} for a blank text
     */
    public static Handle of(String raw) {
        String text = withoutServicePrefixes(raw);
        var chat = ChatPrefix.match(text);
        if (chat.isPresent()) {
            return new Handle(chat.get().prefix().word() + ":" + chat.get().value());
        }
        return new Handle(text.indexOf('@') >= 0 ? text.toLowerCase(Locale.ROOT) : phoneOrName(text));
    }

    private static String withoutServicePrefixes(String raw) {
        String text = Whitespace.trim(raw);
        var matcher = SERVICE_PREFIX.matcher(text);
        while (matcher.find()) {
            text = Whitespace.trim(text.substring(matcher.end()));
            matcher.reset(text);
        }
        return text;
    }

    private static String phoneOrName(String text) {
        String address = Whitespace.removeAll(SCHEME.matcher(text).replaceFirst(""));
        if (address.chars().anyMatch(Character::isLetter) || address.chars().noneMatch(Handle::isDigit)) {
            return address;
        }
        var digits = new StringBuilder("+");
        address.chars().filter(Handle::isDigit).forEach(digit -> digits.append((char) digit));
        return digits.toString();
    }

    private static boolean isDigit(int unit) {
        return unit >= '0' && unit <= '9';
    }

    /**
     * Whether this is nobody's address.
     *
     * @return whether the value is empty
     */
    public boolean isNone() {
        return value.isEmpty();
    }

    /**
     * Enough of the address to recognise it beside others, not enough to reach the person.
     *
     * @return for example {@code +1555…09} or {@code a…@b.example}
     */
    public String masked() {
        int at = value.indexOf('@');
        if (at > 0) {
            return value.charAt(0) + "…" + value.substring(at);
        }
        return value.length() <= 6 ? "…" : value.substring(0, 4) + "…" + value.substring(value.length() - 2);
    }

    @Override
    public String toString() {
        return masked();
    }
}
