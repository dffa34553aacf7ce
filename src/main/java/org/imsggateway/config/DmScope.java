package org.imsggateway.config;

/** What direct messages share one session. */
public enum DmScope implements ConfigWord {
    /** All of an agent. */
    MAIN,
    /** Those of one person, over all channels. */
    PER_PEER,
    /** Those of one person on one channel. */
    PER_CHANNEL_PEER,
    /** Those of one person on one account. */
    PER_ACCOUNT_CHANNEL_PEER
}
