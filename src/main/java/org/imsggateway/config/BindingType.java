package org.imsggateway.config;

/** What a binding does. */
public enum BindingType implements ConfigWord {
    /** Chooses the agent of a conversation. */
    ROUTE,
    /** Ties a conversation to an ACP session. */
    ACP
}
