package org.imsggateway.admin.events;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** Shows which subscriptions take their events. One that does not is for a person to mend. */
@Component
class SubscriptionsHealthIndicator implements HealthIndicator {

    private static final Status DEGRADED = new Status("DEGRADED");

    private final Subscriptions subscriptions;
    private final EventDeliveryRepository repository;
    private final EventWorker worker;

    SubscriptionsHealthIndicator(Subscriptions subscriptions, EventDeliveryRepository repository, EventWorker worker) {
        this.subscriptions = subscriptions;
        this.repository = repository;
        this.worker = worker;
    }

    @Override
    public Health health() {
        boolean failing = subscriptions.all().stream()
                .anyMatch(subscription -> worker.state(subscription.key()).failingSince() != null);
        var health = Health.status(failing ? DEGRADED : Status.UP);
        subscriptions.all().forEach(subscription -> health.withDetail(subscription.name(), details(subscription)));
        return health.build();
    }

    private Map<String, Object> details(Subscription subscription) {
        SubscriptionLoop.State state = worker.state(subscription.key());
        var details = new LinkedHashMap<String, Object>();
        details.put("waiting", repository.waiting(subscription.key()));
        details.put("dead", repository.dead(subscription.key()));
        if (state.failingSince() != null) {
            details.put("failingSince", state.failingSince());
            details.put("reason", String.valueOf(state.reason()));
        }
        return details;
    }
}
