package org.imsggateway.admin.events;

import java.util.ArrayList;
import java.util.List;
import org.imsggateway.doctor.DoctorCheck;
import org.imsggateway.doctor.Finding;
import org.imsggateway.doctor.Severity;
import org.springframework.stereotype.Component;

/** Names the subscriptions that take nothing, and those for which events were given up. */
@Component
class SubscriptionsCheck implements DoctorCheck {

    private final Subscriptions subscriptions;
    private final EventDeliveryRepository repository;
    private final EventWorker worker;

    SubscriptionsCheck(Subscriptions subscriptions, EventDeliveryRepository repository, EventWorker worker) {
        this.subscriptions = subscriptions;
        this.repository = repository;
        this.worker = worker;
    }

    @Override
    public List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        for (Subscription subscription : subscriptions.all()) {
            SubscriptionLoop.State state = worker.state(subscription.key());
            if (state.failingSince() != null) {
                findings.add(new Finding(
                        Severity.WARNING,
                        "%s has taken no event since %s.".formatted(subscription.name(), state.failingSince()),
                        String.valueOf(state.reason()),
                        "Mend the receiver, or correct its entry in gateway.webhooks; what waits is tried for a day."));
            }
            int dead = repository.dead(subscription.key());
            if (dead > 0) {
                findings.add(new Finding(
                        Severity.WARNING,
                        "%d events for %s were given up.".formatted(dead, subscription.name()),
                        "It refused them, or was away for too long.",
                        "See GET /webhooks; POST /webhooks/retry lets them wait again."));
            }
        }
        return findings;
    }
}
