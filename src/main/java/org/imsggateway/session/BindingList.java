package org.imsggateway.session;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code GET /bindings} answers.
 *
 * @param bindings as configured and in that order
 */
public record BindingList(List<BindingInfo> bindings) {

    /** Copies the bindings. */
    public BindingList {
        bindings = List.copyOf(bindings);
    }

    /**
     * One configured binding.
     *
     * @param type {@code route} or {@code acp}
     * @param agentId the agent as configured; if there is none of that id, the default agent answers
     * @param matches in words, which conversations it means
     * @param channel the channel
     * @param accountId the account, {@code *} for any
     * @param peerKind {@code direct}, {@code group} or {@code channel}; null for every conversation
     * @param peerId a handle, a chat, or {@code *}; null for every conversation
     * @param dmScope what it says instead of {@code session.dmScope}; null if nothing
     * @param groupScope what it says instead of {@code session.groupScope}; null if nothing
     * @param comment a note for people; null if none
     */
    public record BindingInfo(
            String type,
            String agentId,
            String matches,
            String channel,
            String accountId,
            @Nullable String peerKind,
            @Nullable String peerId,
            @Nullable String dmScope,
            @Nullable String groupScope,
            @Nullable String comment) {}
}
