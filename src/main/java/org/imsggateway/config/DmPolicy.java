package org.imsggateway.config;

/** Who may start a direct conversation. */
public enum DmPolicy implements ConfigWord {
    /** A stranger gets a code that the operator approves. */
    PAIRING,
    /** Only those in {@code allowFrom}; others are ignored. */
    ALLOWLIST,
    /** Everyone; needs {@code allowFrom} to hold {@code "*"}. */
    OPEN,
    /** Nobody. */
    DISABLED
}
