package org.imsggateway.session;

import java.time.Instant;
import org.imsggateway.message.Conversation;
import org.imsggateway.message.Handle;

/**
 * A conversation that someone in it bound to a session.
 *
 * @param conversation the conversation
 * @param session the session that its messages go to
 * @param agentId the agent of that session
 * @param boundBy who bound it
 * @param boundAt when
 * @param lastUsedAt when a message last went there; when it was bound if none did
 */
public record Binding(
        Conversation conversation,
        SessionKey session,
        String agentId,
        Handle boundBy,
        Instant boundAt,
        Instant lastUsedAt) {}
