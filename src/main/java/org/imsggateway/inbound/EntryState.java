package org.imsggateway.inbound;

/** Where a message of the journal stands. */
enum EntryState {
    /** Stored; nothing is decided yet. */
    RECEIVED,
    /** Admitted; its turn with the agent is due or running. */
    QUEUED,
    /** The agent will answer later, through the API. */
    WAITING,
    /** Done: answered, or there was nothing to say, or a pairing request was made of it. */
    HANDLED,
    /** Ended by a gate. */
    DROPPED,
    /** Kept back, to be released by an operator. */
    HELD,
    /** The agent failed; to be run again by an operator. */
    DEAD;

    /** The states that are taken up again when the program starts. */
    boolean unfinished() {
        return this == RECEIVED || this == QUEUED;
    }

    /** Whether something is still to come. */
    boolean open() {
        return unfinished() || this == WAITING;
    }
}
