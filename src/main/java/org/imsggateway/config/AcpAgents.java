package org.imsggateway.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.imsggateway.message.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * Agents that speak the Agent Client Protocol, as a binding or a command names them: by the id of a configured agent, or by
 * the alias of a program alone.
 */
public final class AcpAgents {

    private static final AgentRuntime.Acp DEFAULTS = new AgentRuntime.Acp(
            Duration.ofMinutes(10),
            2,
            null,
            null,
            AcpMode.PERSISTENT,
            null,
            List.of(),
            AcpPermissions.DENY,
            AcpFileAccess.NONE,
            false,
            AcpProcesses.SHARED);

    private AcpAgents() {}

    /**
     * The agent of an id. What a binding says goes before what the agent says, and that before {@code acp} and the defaults.
     * An agent that is configured as something else, or not at all, is taken for the alias of a program.
     *
     * @param id the agent's id, normalised or not
     * @param binding what a binding says of its session; null for nothing
     * @param config the configuration
     * @return an agent whose runtime is {@link AgentRuntime.Acp}, with its alias and backend filled in; named by the binding's label
     *     if there is one
     */
    public static AgentConfig of(String id, BindingConfig.@Nullable Acp binding, GatewayConfig config) {
        String normal = AccountId.normalize(id, AgentsConfig.MAIN);
        Optional<AgentConfig> configured =
                config.agents().agent(normal).filter(agent -> agent.runtime() instanceof AgentRuntime.Acp);
        AgentRuntime.Acp own =
                configured.map(agent -> (AgentRuntime.Acp) agent.runtime()).orElse(DEFAULTS);
        AgentRuntime.Acp runtime = new AgentRuntime.Acp(
                own.timeout(),
                own.retries(),
                own.agent() == null ? normal : own.agent(),
                first(
                        binding == null ? null : binding.backend(),
                        own.backend(),
                        config.acp().backend()),
                binding == null || binding.mode() == null ? own.mode() : binding.mode(),
                binding == null || binding.cwd() == null ? own.cwd() : binding.cwd(),
                own.command(),
                own.permissions(),
                own.files(),
                own.terminals(),
                own.processes());
        String label = binding == null ? null : binding.label();
        return configured
                .map(agent -> new AgentConfig(
                        agent.id(),
                        agent.isDefault(),
                        label == null ? agent.name() : label,
                        agent.identity(),
                        agent.mentionPatterns(),
                        agent.workspace(),
                        runtime,
                        agent.maxConcurrent()))
                .orElseGet(() -> new AgentConfig(normal, false, label, null, null, null, runtime, null));
    }

    private static String first(@Nullable String one, @Nullable String other, String last) {
        if (one != null) {
            return one;
        }
        return other != null ? other : last;
    }

    /**
     * Whether an agent may be used for ACP sessions.
     *
     * @param id its id, normalised or not
     * @param config the configuration
     * @return whether {@code acp.allowedAgents} names it, or names none
     */
    public static boolean allowed(String id, GatewayConfig config) {
        List<String> allowed = config.acp().allowedAgents();
        String normal = AccountId.normalize(id, AgentsConfig.MAIN);
        return allowed.isEmpty()
                || allowed.stream()
                        .anyMatch(name ->
                                AccountId.normalize(name, AgentsConfig.MAIN).equals(normal));
    }
}
