package org.imsggateway.agent.acp;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.imsggateway.agent.AcpSession;
import org.imsggateway.agent.AcpSessions;
import org.imsggateway.agent.AcpSettings;
import org.imsggateway.config.AgentConfig;
import org.imsggateway.config.AgentRuntime;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.message.Conversation;
import org.imsggateway.session.SessionKey;
import org.imsggateway.session.Sessions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Manages the ACP sessions for people who write commands. */
@Component
class AcpSessionDesk implements AcpSessions {

    /** So many of the newest are looked through for the id at the end of a key. */
    private static final int MOST = 1000;

    private final AcpSessionRepository sessions;
    private final Sessions talks;
    private final AcpConversations conversations;
    private final Clock clock;

    AcpSessionDesk(AcpSessionRepository sessions, Sessions talks, AcpConversations conversations, Clock clock) {
        this.sessions = sessions;
        this.talks = talks;
        this.conversations = conversations;
        this.clock = clock;
    }

    @Override
    public AcpSession spawn(AgentConfig agent, @Nullable String label) {
        AgentRuntime.Acp runtime = (AgentRuntime.Acp) agent.runtime();
        Instant now = clock.instant();
        var session = new AcpSession(
                SessionKey.acp(agent.id(), UUID.randomUUID()),
                agent.id(),
                runtime.mode(),
                Objects.requireNonNullElse(runtime.backend(), AcpRecords.BACKEND),
                runtime.cwd(),
                label,
                Map.of(),
                true,
                false,
                null,
                now,
                now);
        sessions.insert(session);
        return session;
    }

    @Override
    public Optional<AcpSession> resolve(String token) {
        return find(new SessionKey(token))
                .or(() -> newest(MOST).stream()
                        .filter(session -> session.key().value().endsWith(":acp:" + token))
                        .findFirst())
                .or(() -> sessions.labelled(token).map(this::shown));
    }

    @Override
    public Optional<AcpSession> find(SessionKey key) {
        return sessions.find(key).map(this::shown);
    }

    @Override
    public List<AcpSession> newest(int limit) {
        return sessions.newest(limit).stream().map(this::shown).toList();
    }

    private AcpSession shown(AcpSessionRepository.Stored stored) {
        AcpSession session = stored.session();
        return new AcpSession(
                session.key(),
                session.agentId(),
                session.mode(),
                session.backend(),
                session.cwd(),
                session.label(),
                session.options(),
                session.spawned(),
                conversations.isRunning(session.key()),
                session.lastError(),
                session.createdAt(),
                session.lastUsedAt());
    }

    @Override
    public boolean close(SessionKey key) {
        Instant now = clock.instant();
        boolean known = sessions.close(key, now);
        // A configured binding makes it again with the next message, and then nothing is to be remembered.
        boolean _ = talks.reset(key, now);
        afterCommit(() -> forget(key));
        return known;
    }

    private void forget(SessionKey key) {
        try {
            conversations.forget(key);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean cancel(SessionKey key) {
        boolean runs = conversations.isRunning(key);
        if (runs) {
            afterCommit(() -> {
                boolean _ = conversations.cancel(key);
            });
        }
        return runs;
    }

    @Override
    public void setOptions(SessionKey key, Map<String, String> options) {
        sessions.setOptions(key, options);
    }

    @Override
    public Optional<String> obstacle(AgentConfig agent, GatewayConfig config) {
        return AcpRecords.obstacle(agent, config).map(AcpFailure.ACP_BACKEND_MISSING::worded);
    }

    @Override
    public AcpSettings settings(
            AcpSession session, AgentConfig agent, Conversation conversation, GatewayConfig config) {
        AgentConfig applied = AcpRecords.applied(session, agent, conversation, config);
        AgentRuntime.Acp runtime = (AgentRuntime.Acp) applied.runtime();
        AcpLaunch launch = AcpLaunch.of(
                applied, session.key(), session.options(), config.gateway().home());
        return new AcpSettings(
                runtime.mode(),
                Objects.requireNonNullElse(runtime.backend(), AcpRecords.BACKEND),
                launch.ownDirectory() ? null : launch.directory().toString(),
                launch.permissions(),
                launch.deadline());
    }

    /** On a thread of its own: a process may not listen, and a transaction's thread must not wait for it. */
    private static void afterCommit(Runnable work) {
        Runnable apart = () -> Thread.ofVirtual().name("acp-command").start(work);
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            apart.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                apart.run();
            }
        });
    }
}
