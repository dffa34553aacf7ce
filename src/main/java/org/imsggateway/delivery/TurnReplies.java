package org.imsggateway.delivery;

import java.util.Optional;
import org.imsggateway.message.ChatTarget;
import org.imsggateway.message.Conversation;
import org.jspecify.annotations.Nullable;

/** The turns that wait for an answer through {@code POST /messages}, as delivery sees them. */
public interface TurnReplies {

    /**
     * Finds a turn.
     *
     * @param turnId its id, as given to the agent
     * @return where its answer goes; empty if there is no such turn, or it cannot be answered any more
     */
    Optional<TurnTarget> resolve(String turnId);

    /**
     * A turn was answered. Called in the transaction that stores the answer, so that both hold or neither.
     *
     * @param turn the turn
     * @param messageId the id of the answer; null if the agent said that it has nothing to say
     * @param text what was answered
     * @return false if someone else answered it first: then nothing may be stored
     */
    boolean answered(TurnTarget turn, @Nullable String messageId, String text);

    /**
     * Where the answer of a turn goes.
     *
     * @param turnId the turn
     * @param conversation the conversation
     * @param target where it is sent
     * @param inboundId the journal entry that it answers
     * @param asked the message, and who was asked
     */
    record TurnTarget(String turnId, Conversation conversation, ChatTarget target, long inboundId, Reply.Asked asked) {}
}
