package org.imsggateway.admin.events;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.imsggateway.admin.events.EventDeliveryRepository.Counts;
import org.imsggateway.doctor.DoctorCheck;
import org.imsggateway.doctor.Finding;
import org.imsggateway.doctor.Severity;
import org.springframework.stereotype.Component;

/** Names the subscriptions that take nothing, those for which events were given up, and events that wait for nobody. */
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
        SortedMap<String, Counts> counts = repository.counts();
        return Stream.of(
                        subscriptions.all().stream().flatMap(one -> failing(one.key(), worker.state(one.key()))),
                        counts.entrySet().stream().flatMap(this::givenUp),
                        counts.entrySet().stream().flatMap(this::left))
                .flatMap(found -> found)
                .toList();
    }

    private static Stream<Finding> failing(String key, SubscriptionLoop.State state) {
        return state.failingSince() == null
                ? Stream.empty()
                : Stream.of(
                        new Finding(
                                Severity.WARNING,
                                "%s has taken no event since %s."
                                        .formatted(key, state.failingSince().truncatedTo(ChronoUnit.SECONDS)),
                                String.valueOf(state.reason()),
                                "Mend the receiver, or correct the secret or the query in its entry of gateway.webhooks and start again;"
                                        + " what waits is tried for a day. With another host or path it is another subscription."));
    }

    private Stream<Finding> givenUp(Map.Entry<String, Counts> queue) {
        return !subscriptions.has(queue.getKey()) || queue.getValue().dead() == 0
                ? Stream.empty()
                : Stream.of(new Finding(
                        Severity.WARNING,
                        "%d events for %s were given up."
                                .formatted(queue.getValue().dead(), queue.getKey()),
                        "It refused them, or was away for too long.",
                        "See 'imsg-gateway webhooks list' (GET /webhooks); 'imsg-gateway webhooks retry' (POST /webhooks/retry)"
                                + " lets them wait again."));
    }

    private Stream<Finding> left(Map.Entry<String, Counts> queue) {
        return subscriptions.has(queue.getKey()) || queue.getValue().waiting() == 0
                ? Stream.empty()
                : Stream.of(new Finding(
                        Severity.WARNING,
                        "%s is no longer configured, and events for it wait (%d)."
                                .formatted(queue.getKey(), queue.getValue().waiting()),
                        "Its entry in gateway.webhooks was removed, or has another host or path.",
                        "Put the entry back to have them delivered, or leave it: after two days they are given up."));
    }
}
