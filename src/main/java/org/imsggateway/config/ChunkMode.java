package org.imsggateway.config;

/** Where a long text is cut. */
public enum ChunkMode implements ConfigWord {
    /** Only where it exceeds the limit. */
    LENGTH,
    /** At every blank line first, then by length. */
    NEWLINE
}
