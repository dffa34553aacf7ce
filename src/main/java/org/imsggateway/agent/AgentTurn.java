package org.imsggateway.agent;

import java.util.List;
import java.util.Map;
import org.imsggateway.config.AgentConfig;
import org.imsggateway.message.Conversation;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.LocalAttachment;
import org.imsggateway.session.SessionKey;

/**
 * One message to answer.
 *
 * @param id the turn's id, stable over retries and restarts
 * @param agent the agent as configured
 * @param session what it remembers the talk under
 * @param incarnation which life of that session this is: it changes when the session starts afresh
 * @param conversation where it takes place
 * @param message the row as it arrived
 * @param said what was said, as agents get it
 * @param attachments its files, on this machine
 * @param owners the way to the owners of this gateway, for questions that its sender must not answer
 * @param parts hears the answer while it is being said
 */
public record AgentTurn(
        String id,
        AgentConfig agent,
        SessionKey session,
        String incarnation,
        Conversation conversation,
        InboundMessage message,
        TurnMessage said,
        List<LocalAttachment> attachments,
        OwnerLine owners,
        AnswerParts parts) {

    /** A turn of an agent that asks the owners nothing. */
    public AgentTurn(
            String id,
            AgentConfig agent,
            SessionKey session,
            String incarnation,
            Conversation conversation,
            InboundMessage message,
            TurnMessage said,
            List<LocalAttachment> attachments) {
        this(id, agent, session, incarnation, conversation, message, said, attachments, _ -> Map.of());
    }

    /** A turn whose answer goes out when it is whole. */
    public AgentTurn(
            String id,
            AgentConfig agent,
            SessionKey session,
            String incarnation,
            Conversation conversation,
            InboundMessage message,
            TurnMessage said,
            List<LocalAttachment> attachments,
            OwnerLine owners) {
        this(id, agent, session, incarnation, conversation, message, said, attachments, owners, AnswerParts.NONE);
    }

    /**
     * The same turn, whose answer is heard while it is being said.
     *
     * @param listener who hears it
     * @return the turn
     */
    public AgentTurn heardBy(AnswerParts listener) {
        return new AgentTurn(
                id, agent, session, incarnation, conversation, message, said, attachments, owners, listener);
    }

    /** Copies the files. */
    public AgentTurn {
        attachments = List.copyOf(attachments);
    }
}
