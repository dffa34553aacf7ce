package org.imsggateway.config;

/** Which session a group uses. */
public enum GroupScope implements ConfigWord {
    /** Its own. */
    PER_GROUP,
    /** The main session of its agent. */
    MAIN
}
