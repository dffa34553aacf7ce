package org.imsggateway.config;

import java.util.List;
import java.util.Optional;
import org.imsggateway.message.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * Those who answer.
 *
 * @param list the agents as configured, never empty: without a list there is one, {@code main}
 * @param defaults what holds for all of them
 */
public record AgentsConfig(List<AgentConfig> list, Defaults defaults) {

    /** The id of the agent that exists where none is configured. */
    public static final String MAIN = "main";

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if the list is empty
     */
    public AgentsConfig {
        list = List.copyOf(list);
        if (list.isEmpty()) {
            throw new IllegalArgumentException("there is always at least one agent");
        }
    }

    /**
     * The agent of conversations that no binding claims.
     *
     * @return the first that says {@code default: true}, else the first
     */
    public AgentConfig defaultAgent() {
        return list.stream().filter(AgentConfig::isDefault).findFirst().orElse(list.getFirst());
    }

    /**
     * Finds an agent.
     *
     * @param id its id, normalised or not
     * @return the agent, or empty if there is none of that id
     */
    public Optional<AgentConfig> agent(String id) {
        String normal = AccountId.normalize(id, MAIN);
        return list.stream().filter(agent -> agent.id().equals(normal)).findFirst();
    }

    /**
     * What holds for all agents.
     *
     * @param mediaMaxMb the largest file in MiB where neither account nor channel says; null = not said
     * @param envelopeTimezone the zone of times in the envelope: {@code utc}, {@code local}, {@code user} or a zone id
     * @param envelopeTimestamp whether the envelope shows when a message was sent
     * @param envelopeElapsed whether it shows the time since the message before
     */
    public record Defaults(
            @Nullable Integer mediaMaxMb,
            String envelopeTimezone,
            boolean envelopeTimestamp,
            boolean envelopeElapsed) {}
}
