package org.imsggateway.config;

/** What kind of conversation a binding names. */
public enum PeerKind implements ConfigWord {
    /** One person; {@code dm} means the same. */
    DIRECT,
    /** A group. */
    GROUP,
    /** A group, in the words of other channels. */
    CHANNEL
}
