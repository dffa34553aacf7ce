package org.imsggateway.imsg;

import java.util.Collection;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether the gateway can do its work: at least one enabled account runs, or none is enabled. */
final class ImsgReadinessHealthIndicator implements HealthIndicator {

    private final ImsgProcessManager manager;

    ImsgReadinessHealthIndicator(ImsgProcessManager manager) {
        this.manager = manager;
    }

    @Override
    public Health health() {
        Collection<ImsgState> states = manager.states().values();
        boolean running = states.stream().anyMatch(ImsgState.Running.class::isInstance);
        boolean wanted = states.stream().anyMatch(state -> !(state instanceof ImsgState.Disabled));
        return (running || !wanted ? Health.up() : Health.outOfService()).build();
    }
}
