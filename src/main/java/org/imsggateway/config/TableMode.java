package org.imsggateway.config;

/** What becomes of a Markdown table in a reply. */
public enum TableMode implements ConfigWord {
    /** It is sent as written. */
    OFF,
    /** One bold line and bullets per row. */
    BULLETS,
    /** A fenced, aligned block. */
    CODE,
    /** A fenced, aligned block. */
    BLOCK
}
