package org.imsggateway.admin.events;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.imsggateway.admin.events.EventDeliveryRepository.Counts;
import org.imsggateway.config.ConfigWord;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The subscriptions to events: how each does, what was given up, and another try for it. */
@RestController
@RequestMapping("/webhooks")
class WebhookController {

    private static final int SHOWN = 100;

    private final Subscriptions subscriptions;
    private final EventDeliveryRepository repository;
    private final EventWorker worker;
    private final Clock clock;

    WebhookController(
            Subscriptions subscriptions, EventDeliveryRepository repository, EventWorker worker, Clock clock) {
        this.subscriptions = subscriptions;
        this.repository = repository;
        this.worker = worker;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "How each subscription does, and the newest 100 events that were given up")
    WebhookReport report() {
        SortedMap<String, Counts> counts = repository.counts();
        var configured =
                subscriptions.all().stream().map(one -> subscribed(one, counts.getOrDefault(one.key(), Counts.NONE)));
        var left = counts.entrySet().stream()
                .filter(queue -> !subscriptions.has(queue.getKey()))
                .map(queue -> left(queue.getKey(), queue.getValue()));
        return new WebhookReport(
                Stream.concat(configured, left).toList(),
                repository.newestDead(SHOWN).stream()
                        .map(dead -> new WebhookReport.Dead(
                                dead.eventId(),
                                dead.subscription(),
                                dead.type(),
                                dead.createdAt(),
                                dead.deadAt(),
                                dead.error()))
                        .toList());
    }

    private WebhookReport.Subscribed subscribed(Subscription subscription, Counts counts) {
        SubscriptionLoop.State state = worker.state(subscription.key());
        return new WebhookReport.Subscribed(
                Subscription.id(subscription.key()),
                subscription.key(),
                true,
                subscription.kinds().stream().map(ConfigWord::word).toList(),
                counts.waiting(),
                counts.dead(),
                state.deliveredAt(),
                state.failingSince(),
                state.reason());
    }

    private static WebhookReport.Subscribed left(String key, Counts counts) {
        return new WebhookReport.Subscribed(
                Subscription.id(key), key, false, List.of(), counts.waiting(), counts.dead(), null, null, null);
    }

    @PostMapping("/retry")
    @Operation(
            summary = "Lets every event that was given up wait again, the oldest first, and tries at once what waits;"
                    + " events for addresses that are no longer configured stay as they are")
    WebhookRetried retry() {
        int retried = subscriptions.all().stream()
                .mapToInt(subscription -> repository.revive(subscription.key(), clock.instant()))
                .sum();
        int waiting = 0;
        int unconfigured = 0;
        for (var queue : repository.counts().entrySet()) {
            Counts counts = queue.getValue();
            if (subscriptions.has(queue.getKey())) {
                waiting += counts.waiting();
            } else {
                unconfigured += counts.waiting() + counts.dead();
            }
        }
        worker.hurry();
        return new WebhookRetried(retried, waiting, unconfigured);
    }
}
