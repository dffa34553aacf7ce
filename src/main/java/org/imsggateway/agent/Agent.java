package org.imsggateway.agent;

import org.imsggateway.config.AgentType;

/** One kind of those who answer. An agent never sends: what it has to say comes back as its reply. */
public interface Agent {

    /**
     * Which configured agents this kind serves.
     *
     * @return the type
     */
    AgentType type();

    /**
     * Whether it keeps the deadline of its turns itself, because it has something to end in order when the time is over, and
     * must not be asked twice.
     *
     * @return false if whoever asks it is to keep the time
     */
    default boolean keepsItsOwnTime() {
        return false;
    }

    /**
     * Answers one message, however long that takes; the caller interrupts it when the time is over.
     *
     * @param turn the message and its surroundings
     * @return the reply
     * @throws AgentException if there is none; the message is not lost
     * @throws InterruptedException if the time is over or the program stops
     */
    AgentReply answer(AgentTurn turn) throws AgentException, InterruptedException;

    /**
     * Whether it was asked to answer a turn that is not over, and is promised to be asked the same again.
     *
     * @param turnId the turn's id
     * @return false if nothing is promised
     */
    default boolean hasBegun(String turnId) {
        return false;
    }

    /**
     * A turn is over and will not be asked again: what was kept for another try may go. Called in the transaction that
     * ends it.
     *
     * @param turnId the turn's id
     */
    default void concluded(String turnId) {}
}
