package org.imsggateway.session;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code GET /bindings} answers. It holds handles and is not for logs.
 *
 * @param bindings those that were made while the gateway ran, the oldest first; then those of the configuration, in their
 *     order
 */
public record BindingList(List<BindingInfo> bindings) {

    /** Copies the bindings. */
    public BindingList {
        bindings = List.copyOf(bindings);
    }

    /**
     * One binding. What is null beside a configured one is not said there, or holds for several conversations.
     *
     * @param id its id; that of a configured one is {@code configuration-} and its place in the list, from 0
     * @param origin {@code configuration}, {@code chat} or {@code api}
     * @param type {@code route} or {@code acp}
     * @param agentId the agent; if there is none of that id, the default agent answers a route
     * @param matches in words, which conversations it means
     * @param channel the channel
     * @param accountId the account, {@code *} for any
     * @param conversation the one conversation that it means, as a target; null if it means several
     * @param sessionKey the session that its messages go to; null for a route, and where each conversation has its own
     * @param boundBy the person who made it in the chat; null otherwise
     * @param boundAt when it was made; null for a configured one
     * @param endsAt when it ends if nobody writes until then; null if it does not
     * @param peerKind as configured: {@code direct}, {@code group} or {@code channel}; null for every conversation
     * @param peerId as configured: a handle, a chat, or {@code *}; null for every conversation
     * @param dmScope what it says instead of {@code session.dmScope}; null if nothing
     * @param groupScope what it says instead of {@code session.groupScope}; null if nothing
     * @param comment a note for people; null if none
     */
    public record BindingInfo(
            String id,
            String origin,
            String type,
            String agentId,
            String matches,
            String channel,
            String accountId,
            @Nullable String conversation,
            @Nullable String sessionKey,
            @Nullable String boundBy,
            @Nullable Instant boundAt,
            @Nullable Instant endsAt,
            @Nullable String peerKind,
            @Nullable String peerId,
            @Nullable String dmScope,
            @Nullable String groupScope,
            @Nullable String comment) {}
}
