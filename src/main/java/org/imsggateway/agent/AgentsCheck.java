package org.imsggateway.agent;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.imsggateway.doctor.DoctorCheck;
import org.imsggateway.doctor.Finding;
import org.imsggateway.doctor.Severity;
import org.springframework.stereotype.Component;

/** Names the agents that failed when they were last asked. */
@Component
class AgentsCheck implements DoctorCheck {

    private final AgentStates agents;

    AgentsCheck(AgentStates agents) {
        this.agents = agents;
    }

    @Override
    public List<Finding> findings() {
        return agents.all().entrySet().stream()
                .filter(agent -> agent.getValue().failing())
                .map(agent -> finding(agent.getKey(), agent.getValue()))
                .toList();
    }

    private static Finding finding(String id, AgentStates.State state) {
        Instant since = Objects.requireNonNull(state.failingSince());
        return new Finding(
                Severity.ERROR,
                "The agent %s has not answered since %s.".formatted(id, since.truncatedTo(ChronoUnit.SECONDS)),
                "%s (%d tries failed)".formatted(state.reason(), state.failures()),
                "Mend the agent; messages that are tried again go on by themselves, and 'imsg-gateway inbound list"
                        + " --state dead' shows those that 'imsg-gateway inbound retry ID' runs again.");
    }
}
