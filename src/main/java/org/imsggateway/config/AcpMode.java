package org.imsggateway.config;

/** How long an ACP session lives. */
public enum AcpMode implements ConfigWord {
    /** Until it is closed. */
    PERSISTENT,
    /** For one turn. */
    ONESHOT
}
