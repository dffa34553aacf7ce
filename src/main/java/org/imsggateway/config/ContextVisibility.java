package org.imsggateway.config;

import java.util.Locale;

/** Whose words may be quoted to an agent in a group with a list of senders. */
public enum ContextVisibility implements ConfigWord {
    /** Everyone's. */
    ALL,
    /** Only those of listed senders. */
    ALLOWLIST,
    /** Those of listed senders, and what they themselves quote. */
    ALLOWLIST_QUOTE;

    /** The word of the compatible system, which writes this one enumeration with underscores. */
    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
