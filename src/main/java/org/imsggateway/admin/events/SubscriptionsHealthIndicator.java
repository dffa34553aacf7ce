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
        Map<String, EventDeliveryRepository.Counts> counts = repository.counts();
        for (Subscription subscription : subscriptions.all()) {
            String key = subscription.key();
            health.withDetail(
                    key, details(worker.state(key), counts.getOrDefault(key, EventDeliveryRepository.Counts.NONE)));
        }
        return health.build();
    }

    private static Map<String, Object> details(SubscriptionLoop.State state, EventDeliveryRepository.Counts counts) {
        var details = new LinkedHashMap<String, Object>();
        details.put("waiting", counts.waiting());
        details.put("dead", counts.dead());
        if (state.failingSince() != null) {
            details.put("failingSince", state.failingSince());
            details.put("reason", String.valueOf(state.reason()));
        }
        return details;
    }
}
