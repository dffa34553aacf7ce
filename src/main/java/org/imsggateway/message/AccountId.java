package org.imsggateway.message;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The name of one account: one {@code imsg} process with its settings. Always 1 to 64 characters of {@code a-z0-9_-},
 * the first no dash.
 *
 * @param value the normalised id
 */
public record AccountId(String value) implements Comparable<AccountId> {

    // Before the constant below, whose constructor needs them.
    private static final Pattern AS_IT_IS = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");
    private static final Pattern NORMAL = Pattern.compile("[a-z0-9_][a-z0-9_-]{0,63}");
    private static final Set<String> RESERVED = Set.of("__proto__", "prototype", "constructor");

    /** The account that the flat keys under {@code channels.imessage} describe. */
    public static final AccountId DEFAULT = new AccountId("default");

    /**
     * Takes an id that is already normalised.
     *
     * @throws IllegalArgumentException if it is not
     */
    public AccountId {
        if (!NORMAL.matcher(value).matches()) {
            throw new IllegalArgumentException("not a normalised account id: " + value);
        }
    }

    /**
     * Normalises what a person or a configuration wrote: trimmed and lower-cased; runs of other characters become one
     * dash, outer dashes go, then it is cut at 64 characters; nothing left, or a reserved word, becomes {@code default}.
     *
     * @param raw any text
     * @return the id it means
     */
    public static AccountId of(String raw) {
        return new AccountId(normalize(raw, DEFAULT_NAME));
    }

    private static final String DEFAULT_NAME = "default";

    /**
     * The same normalisation for another kind of id, such as that of an agent.
     *
     * @param raw any text
     * @param fallback what nothing at all, or a reserved word, becomes
     * @return the normalised id
     */
    public static String normalize(String raw, String fallback) {
        String id = Whitespace.trim(raw).toLowerCase(Locale.ROOT);
        if (!AS_IT_IS.matcher(id).matches()) {
            id = withoutOuterDashes(id.replaceAll("[^a-z0-9_-]+", "-"));
            id = id.length() > 64 ? id.substring(0, 64) : id;
        }
        return NORMAL.matcher(id).matches() && !RESERVED.contains(id) ? id : fallback;
    }

    private static String withoutOuterDashes(String id) {
        return id.replaceAll("^-+", "").replaceAll("-+$", "");
    }

    @Override
    public int compareTo(AccountId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
