package org.imsggateway.config;

/** Which tapbacks become events. */
public enum ReactionNotifications implements ConfigWord {
    /** Those on our own messages. */
    OWN,
    /** All from senders who may talk. */
    ALL,
    /** None. */
    OFF
}
