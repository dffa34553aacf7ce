package org.imsggateway.agent.acp;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.imsggateway.agent.AcpSession;
import org.imsggateway.agent.AcpSessions;
import org.imsggateway.config.AcpAgents;
import org.imsggateway.config.AgentConfig;
import org.imsggateway.config.AgentRuntime;
import org.imsggateway.config.AgentsConfig;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.message.AccountId;
import org.imsggateway.session.BindableSessions;
import org.imsggateway.session.SessionKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds and makes sessions for programs that bind conversations. */
@Component
class AcpBindableSessions implements BindableSessions {

    private final AcpSessions sessions;
    private final ConfigStore config;

    AcpBindableSessions(AcpSessions sessions, ConfigStore config) {
        this.sessions = sessions;
        this.config = config;
    }

    @Override
    public Optional<Bindable> find(String token) {
        return sessions.resolve(token).map(AcpBindableSessions::bindable);
    }

    @Override
    public Made make(String agentId, @Nullable String label) {
        GatewayConfig current = config.current();
        List<String> known = known(current);
        if (!known.contains(AccountId.normalize(agentId, AgentsConfig.MAIN))) {
            return new UnknownAgent(known);
        }
        AgentConfig agent = AcpAgents.of(agentId, null, current);
        return refusal(agent, current).<Made>map(Refused::new).orElseGet(() -> bindable(sessions.spawn(agent, label)));
    }

    /** The configured agents of this kind, and the aliases of programs. */
    private static List<String> known(GatewayConfig current) {
        var known = new TreeSet<>(AcpPresets.aliases());
        current.agents().list().stream()
                .filter(agent -> agent.runtime() instanceof AgentRuntime.Acp)
                .forEach(agent -> known.add(agent.id()));
        return List.copyOf(known);
    }

    private Optional<String> refusal(AgentConfig agent, GatewayConfig current) {
        if (!current.acp().enabled()) {
            return Optional.of("ACP is switched off; set acp.enabled to true.");
        }
        if (!AcpAgents.allowed(agent.id(), current)) {
            return Optional.of("acp.allowedAgents does not name %s; add it there.".formatted(agent.id()));
        }
        return AcpRecords.obstacle(agent, current)
                .map(why -> "ACP error (%s): %s".formatted(AcpFailure.ACP_BACKEND_MISSING, why));
    }

    @Override
    public void drop(SessionKey key) {
        boolean _ = sessions.close(key);
    }

    private static Bindable bindable(AcpSession session) {
        return new Bindable(session.key(), session.agentId());
    }
}
