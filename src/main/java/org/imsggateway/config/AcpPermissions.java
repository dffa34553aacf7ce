package org.imsggateway.config;

/** What an ACP agent gets when it asks to do something. */
public enum AcpPermissions implements ConfigWord {
    /** A refusal. */
    DENY,
    /** The answer of the owner. */
    ASK,
    /** Consent. */
    ALLOW
}
