package org.imsggateway.config;

import org.jspecify.annotations.Nullable;

/**
 * Ties conversations to an agent.
 *
 * @param type a route, or an ACP session
 * @param agentId the normalised agent id
 * @param comment a note for people; null = none
 * @param match which conversations
 * @param acp the settings of an ACP session; null = none
 * @param dmScope overrides the session scope of its direct conversations; null = does not
 * @param groupScope overrides the session scope of its groups; null = does not
 */
public record BindingConfig(
        BindingType type,
        String agentId,
        @Nullable String comment,
        Match match,
        @Nullable Acp acp,
        @Nullable DmScope dmScope,
        @Nullable GroupScope groupScope) {

    /**
     * Which conversations a binding means.
     *
     * @param channel the channel, in lower case
     * @param accountId the account as written, {@code "*"} = any; null = the account {@code default}
     * @param peer which conversation; null = all
     */
    public record Match(
            String channel,
            @Nullable String accountId,
            @Nullable Peer peer) {}

    /**
     * One conversation, or all of a kind.
     *
     * @param kind direct or group
     * @param id a handle, a chat target, the digits of a chat id, or {@code "*"}; as written, trimmed
     */
    public record Peer(PeerKind kind, String id) {}

    /**
     * The settings of an ACP session; what is null is taken from the agent, then from {@code acp}.
     *
     * @param mode how long the session lives
     * @param label its name in lists
     * @param cwd where it works
     * @param backend the backend that runs it
     */
    public record Acp(
            @Nullable AcpMode mode,
            @Nullable String label,
            @Nullable String cwd,
            @Nullable String backend) {}
}
