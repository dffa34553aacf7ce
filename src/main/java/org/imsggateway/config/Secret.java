package org.imsggateway.config;

/**
 * A text that is never shown: a token, a key, a password.
 *
 * @param value the text itself; for use, not for logs, errors or answers
 */
public record Secret(String value) {

    /** What stands in for a secret wherever one would be printed. */
    public static final String MASK = "********";

    /** The mask, whatever the value is. */
    @Override
    public String toString() {
        return MASK;
    }
}
