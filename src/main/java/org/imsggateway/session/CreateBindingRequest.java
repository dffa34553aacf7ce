package org.imsggateway.session;

import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /bindings}: ties a conversation to a session of an ACP agent.
 *
 * @param to the conversation: a handle, {@code chat_id:42}, {@code chat_guid:…} or {@code chat_identifier:…}
 * @param accountId the account; null for the default one
 * @param agentId the agent that gets a new session; give this or {@code session}
 * @param session an existing session by its key, the id at its end, or its label
 * @param label a name for the new session; null for none
 * @param replace whether a conversation that is bound already is taken over; null = no
 */
public record CreateBindingRequest(
        @Nullable String to,
        @Nullable String accountId,
        @Nullable String agentId,
        @Nullable String session,
        @Nullable String label,
        @Nullable Boolean replace) {}
