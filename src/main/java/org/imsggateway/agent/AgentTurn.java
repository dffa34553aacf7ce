package org.imsggateway.agent;

import java.util.List;
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
 * @param conversation where it takes place
 * @param message what was said
 * @param attachments its files, on this machine
 */
public record AgentTurn(
        String id,
        AgentConfig agent,
        SessionKey session,
        Conversation conversation,
        InboundMessage message,
        List<LocalAttachment> attachments) {

    /** Copies the files. */
    public AgentTurn {
        attachments = List.copyOf(attachments);
    }
}
