package org.imsggateway.imsg;

import java.util.stream.Stream;
import java.util.stream.StreamSupport;
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
        return manager.account(AccountId.of(name))
                .map(ImsgHealthIndicator::indicator)
                .orElse(null);
    }

    @Override
    public Stream<HealthContributors.Entry> stream() {
        return StreamSupport.stream(manager.accounts().spliterator(), false)
                .map(account ->
                        new HealthContributors.Entry(account.link().account().value(), indicator(account)));
    }

    private static HealthIndicator indicator(ImsgAccount account) {
        return () -> health(account.now().state(), account.link().hearing());
    }

    static Health health(ImsgState state, ImsgHearing hearing) {
        Health.Builder health = Health.status(state.health())
                .withDetail("state", state.word())
                .withDetail("since", state.since().toString());
        if (state.problem() != null) {
            health.withDetail("error", state.problem());
        }
        if (state.remedy() != null) {
            health.withDetail("advice", state.remedy());
        }
        if (hearing.lastCheckAt() != null) {
            health.withDetail("lastCheckAt", hearing.lastCheckAt().toString()).withDetail("lagRows", hearing.lagRows());
        }
        if (hearing.unheardSince() != null) {
            health.withDetail("unheardSince", hearing.unheardSince().toString());
        }
        return health.build();
    }
}
