package org.imsggateway.agent.acp;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.imsggateway.agent.AcpSession;
import org.imsggateway.agent.AgentException;
import org.imsggateway.agent.AgentTurn;
import org.imsggateway.config.AcpAgents;
import org.imsggateway.config.AcpMode;
import org.imsggateway.config.AgentConfig;
import org.imsggateway.config.AgentRuntime;
import org.imsggateway.config.BindingConfig;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.message.Conversation;
import org.imsggateway.session.Bindings;
import org.imsggateway.session.SessionKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.stereotype.Component;

/** What is stored of a session, and what follows from it for the next turn. */
@Component
class AcpRecords {

    /** The one backend there is: this program runs the agents itself, and needs no other for it. */
    static final String BACKEND = "acpx";

    private static final Logger log = LoggerFactory.getLogger(AcpRecords.class);

    private static final Pattern SPAWNED = Pattern.compile("agent:[^:]+:acp:[0-9a-f-]{36}");

    private final AcpSessionRepository sessions;
    private final Bindings bindings;
    private final ConfigStore config;
    private final Clock clock;
    private final RetryTemplate storeRetry;

    /**
     * A session about to have a turn.
     *
     * @param launch what starts it
     * @param mode how long it lives
     * @param remote what its agent made of it; null if nothing yet
     */
    record Opened(AcpLaunch launch, AcpMode mode, AcpSessionRepository.@Nullable Remote remote) {}

    AcpRecords(
            AcpSessionRepository sessions,
            Bindings bindings,
            ConfigStore config,
            Clock clock,
            RetryTemplate storeRetry) {
        this.sessions = sessions;
        this.bindings = bindings;
        this.config = config;
        this.clock = clock;
        this.storeRetry = storeRetry;
    }

    Opened open(AgentTurn turn) throws AgentException {
        GatewayConfig current = config.current();
        boolean bound = turn.session().isAcp();
        AcpSessionRepository.Stored stored = stored(turn);
        AgentConfig agent = applied(stored.session(), turn.agent(), turn.conversation(), current);
        if (isConfigured(stored.session(), turn.conversation())) {
            refresh(stored.session(), agent);
        }
        AgentRuntime.Acp runtime = (AgentRuntime.Acp) agent.runtime();
        AcpLaunch launch = AcpLaunch.of(
                agent,
                turn.session(),
                stored.session().options(),
                current.gateway().home());
        Optional<String> obstacle = obstacle(launch, runtime);
        if (obstacle.isPresent()) {
            throw AcpFailure.ACP_BACKEND_MISSING.of(obstacle.get(), bound, false);
        }
        return new Opened(launch, runtime.mode(), stored.remote());
    }

    /**
     * What a session runs with. What a command made is what it said. A session of a configured binding that is spoken to from
     * elsewhere is what it was when its own conversation last spoke. Everything else is as it is configured now.
     *
     * @param routed the agent as the conversation is routed to it
     */
    static AgentConfig applied(
            AcpSession session, AgentConfig routed, Conversation conversation, GatewayConfig current) {
        if (routed.runtime() instanceof AgentRuntime.Acp && isConfigured(session, conversation)) {
            return routed;
        }
        var said = new BindingConfig.Acp(session.mode(), session.label(), session.cwd(), session.backend());
        return AcpAgents.of(session.agentId(), said, current);
    }

    private static boolean isConfigured(AcpSession session, Conversation conversation) {
        SessionKey key = session.key();
        return !session.spawned()
                && (!key.isAcp() || key.equals(SessionKey.acpBinding(session.agentId(), conversation)));
    }

    /** Keeps what is configured by now, for those who speak to the session, or ask about it, from elsewhere. */
    private void refresh(AcpSession session, AgentConfig agent) {
        AgentRuntime.Acp runtime = (AgentRuntime.Acp) agent.runtime();
        String backend = Objects.requireNonNullElse(runtime.backend(), BACKEND);
        String label = session.key().isAcp() ? agent.name() : null;
        boolean same = session.mode() == runtime.mode()
                && session.backend().equals(backend)
                && Objects.equals(session.cwd(), runtime.cwd())
                && Objects.equals(session.label(), label);
        if (!same) {
            storeRetry.invoke(() -> sessions.configure(session.key(), runtime.mode(), backend, runtime.cwd(), label));
        }
    }

    /** Why no session of an agent can be started; empty if nothing is known to stand in its way. */
    static Optional<String> obstacle(AgentConfig agent, GatewayConfig config) {
        AcpLaunch launch = AcpLaunch.of(
                agent,
                new SessionKey("agent:" + agent.id()),
                Map.of(),
                config.gateway().home());
        return obstacle(launch, (AgentRuntime.Acp) agent.runtime());
    }

    /** Why a session cannot be started; empty if nothing is known to stand in its way. */
    private static Optional<String> obstacle(AcpLaunch launch, AgentRuntime.Acp runtime) {
        String backend = runtime.backend();
        if (backend != null && !backend.equals(BACKEND)) {
            return Optional.of(
                    "there is no backend \"%s\" here; the one there is, is called %s".formatted(backend, BACKEND));
        }
        if (launch.argv().isEmpty()) {
            return Optional.of("no program is known for \"%s\"; known are %s, any other needs runtime.acp.command"
                    .formatted(launch.agentId(), String.join(", ", AcpPresets.aliases())));
        }
        return AcpProgram.find(launch.argv().getFirst())
                ? Optional.empty()
                : Optional.of("the program %s is not on this machine"
                        .formatted(launch.argv().getFirst()));
    }

    private AcpSessionRepository.Stored stored(AgentTurn turn) throws AgentException {
        SessionKey key = turn.session();
        Optional<AcpSessionRepository.Stored> found = storeRetry.invoke(() -> sessions.find(key));
        if (found.isPresent()) {
            return found.get();
        }
        if (SPAWNED.matcher(key.value()).matches()) {
            int gone = storeRetry.invoke(() -> bindings.unbindAll(key));
            throw AcpFailure.ACP_SESSION_INIT_FAILED.of(
                    "this session no longer exists; %s"
                            .formatted(gone == 0 ? "send your message again" : "its binding was removed"),
                    true,
                    false);
        }
        AgentRuntime.Acp runtime = (AgentRuntime.Acp) turn.agent().runtime();
        Instant now = clock.instant();
        String backend = runtime.backend();
        var made = new AcpSession(
                key,
                turn.agent().id(),
                runtime.mode(),
                backend == null ? BACKEND : backend,
                runtime.cwd(),
                key.isAcp() ? turn.agent().name() : null,
                Map.of(),
                false,
                false,
                null,
                now,
                now);
        storeRetry.invoke(() -> sessions.insert(made));
        return storeRetry.invoke(() -> sessions.find(key)).orElseThrow();
    }

    void took(SessionKey key, AcpSessionRepository.Remote remote) {
        storeRetry.invoke(() -> sessions.took(key, remote, clock.instant()));
    }

    void dropRemote(SessionKey key) {
        atItsEnd(key, () -> sessions.dropRemote(key));
    }

    void failed(SessionKey key, String error) {
        atItsEnd(key, () -> sessions.failed(key, error));
    }

    /** How a turn ended is worth more than a note of it: a store that does not take the note costs the note alone. */
    private void atItsEnd(SessionKey key, Runnable note) {
        try {
            storeRetry.invoke(note);
        } catch (RuntimeException broken) {
            log.error("session={} how its turn ended could not be stored", key, broken);
        }
    }
}
