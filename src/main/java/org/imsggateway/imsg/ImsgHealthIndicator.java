package org.imsggateway.imsg;

import java.util.stream.Stream;
import org.imsggateway.message.AccountId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.contributor.HealthIndicator;

/** How each account is. Reads what is known; asks no child. */
final class ImsgHealthIndicator implements CompositeHealthContributor {

    private final ImsgProcessManager manager;

    ImsgHealthIndicator(ImsgProcessManager manager) {
        this.manager = manager;
    }

    @Override
    public @Nullable HealthContributor getContributor(String name) {
        ImsgState state = manager.states().get(AccountId.of(name));
        return state == null ? null : indicator(state);
    }

    @Override
    public Stream<HealthContributors.Entry> stream() {
        return manager.states().entrySet().stream()
                .map(entry -> new HealthContributors.Entry(entry.getKey().value(), indicator(entry.getValue())));
    }

    private static HealthIndicator indicator(ImsgState state) {
        return () -> health(state);
    }

    static Health health(ImsgState state) {
        Health.Builder health = Health.status(state.health())
                .withDetail("state", state.word())
                .withDetail("since", state.since().toString());
        if (state.problem() != null) {
            health.withDetail("error", state.problem());
        }
        if (state.remedy() != null) {
            health.withDetail("advice", state.remedy());
        }
        return health.build();
    }
}
