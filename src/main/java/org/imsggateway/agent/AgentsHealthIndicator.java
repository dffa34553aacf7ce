package org.imsggateway.agent;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** Shows which agents answer. One that does not is for a person to mend; the gateway itself is still of use. */
@Component
class AgentsHealthIndicator implements HealthIndicator {

    private static final Status DEGRADED = new Status("DEGRADED");

    private final AgentStates agents;

    AgentsHealthIndicator(AgentStates agents) {
        this.agents = agents;
    }

    @Override
    public Health health() {
        Map<String, AgentStates.State> states = agents.all();
        boolean failing = states.values().stream().anyMatch(AgentStates.State::failing);
        var health = Health.status(failing ? DEGRADED : Status.UP);
        states.forEach((id, state) -> health.withDetail(id, details(state)));
        return health.build();
    }

    private static Map<String, Object> details(AgentStates.State state) {
        var details = new LinkedHashMap<String, Object>();
        if (state.answeredAt() != null) {
            details.put("answeredAt", state.answeredAt());
        }
        if (state.failingSince() != null) {
            details.put("failingSince", state.failingSince());
            details.put("failures", state.failures());
            details.put("reason", String.valueOf(state.reason()));
        }
        return details;
    }
}
