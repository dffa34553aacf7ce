package org.imsggateway.config;

/** What an ACP agent may have done for it with the files of its directory. */
public enum AcpFileAccess implements ConfigWord {
    /** Nothing. */
    NONE,
    /** They are read. */
    READ,
    /** They are read and written. */
    WRITE
}
