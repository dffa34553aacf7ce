package org.imsggateway.config;

/** What a stranger gets under the pairing policy. */
public enum PairingChallenge implements ConfigWord {
    /** A code. */
    REPLY,
    /** Nothing; the request is listed for the operator. */
    SILENT
}
