package org.imsggateway.config;

/** What becomes of a message that arrives while a turn of its conversation runs. */
public enum QueueMode implements ConfigWord {
    /** It waits for its own turn. */
    FOLLOWUP,
    /** All that wait become one turn. */
    COLLECT,
    /** It ends the running turn. */
    INTERRUPT,
    /** Of the compatible system; acts as {@link #COLLECT}. */
    STEER,
    /** Of the compatible system; acts as {@link #COLLECT}. */
    STEER_BACKLOG,
    /** Of the compatible system; acts as {@link #COLLECT}. */
    QUEUE
}
