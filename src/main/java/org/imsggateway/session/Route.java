package org.imsggateway.session;

import java.util.List;
import org.imsggateway.config.AgentConfig;
import org.imsggateway.message.ChatTarget;
import org.imsggateway.message.TraceStep;

/**
 * Where a message goes, and where its answer goes. An agent cannot change either.
 *
 * @param agent who answers
 * @param session what the agent remembers it under
 * @param replyTo the conversation it came from
 * @param steps how that was decided
 */
public record Route(AgentConfig agent, SessionKey session, ChatTarget replyTo, List<TraceStep> steps) {

    /** Copies the steps. */
    public Route {
        steps = List.copyOf(steps);
    }
}
