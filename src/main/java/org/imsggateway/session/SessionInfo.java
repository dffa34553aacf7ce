package org.imsggateway.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One session as the REST API shows it. It holds handles and is not for logs.
 *
 * @param key its name, such as {@code agent:main:main}
 * @param agentId the agent that remembers it
 * @param incarnation what is remembered now; changes with each fresh start
 * @param startedAt when it last started afresh
 * @param lastActivityAt when somebody last wrote in it; null if nobody has yet
 * @param turns how many messages it was asked to answer since it started
 * @param accountId the account through which somebody last wrote; null if nobody has yet
 * @param lastRoute where its agent reaches the person who last wrote directly; null if that is not known
 */
public record SessionInfo(
        String key,
        String agentId,
        String incarnation,
        Instant startedAt,
        @Nullable Instant lastActivityAt,
        long turns,
        @Nullable String accountId,
        @Nullable LastRoute lastRoute) {

    /**
     * A way to a person.
     *
     * @param channel the channel, {@code imessage}
     * @param to the sender as received
     * @param accountId the account
     */
    public record LastRoute(String channel, String to, String accountId) {}
}
