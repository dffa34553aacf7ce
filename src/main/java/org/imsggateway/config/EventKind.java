package org.imsggateway.config;

import java.util.Arrays;

/** The kinds of event that one can subscribe to. */
public enum EventKind implements ConfigWord {
    /** A message arrived. */
    INBOUND,
    /** What became of a message that arrived. */
    DECISION,
    /** What becomes of a message that goes out. */
    OUTBOUND,
    /** Somebody asks to be let in, or was let in or turned down. */
    PAIRING,
    /** An account does something else than before. */
    ACCOUNT;

    static EventKind of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow();
    }
}
