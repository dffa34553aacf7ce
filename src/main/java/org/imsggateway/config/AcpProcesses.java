package org.imsggateway.config;

/** How many sessions of an ACP agent one process serves. */
public enum AcpProcesses implements ConfigWord {
    /** All that work in the same directory. */
    SHARED,
    /** One. */
    SESSION
}
