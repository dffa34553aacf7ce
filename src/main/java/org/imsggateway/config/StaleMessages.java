package org.imsggateway.config;

/** What becomes of a message that arrives long after it was sent. */
public enum StaleMessages implements ConfigWord {
    /** It is written to the journal, and nobody answers. */
    RECORD,
    /** It is handled like any other. */
    ANSWER,
    /** It is held until the operator decides. */
    ASK
}
