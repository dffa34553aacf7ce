package org.imsggateway.admin.events;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.imsggateway.config.EventKind;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/** Takes events for those who want them, in the transaction of what happened, so that none is told of what did not. */
@Component
class EventQueue {

    private final Subscriptions subscriptions;
    private final EventDeliveryRepository repository;
    private final EventWorker worker;
    private final RecentEvents recent;
    private final JsonMapper json;
    private final Clock clock;

    EventQueue(
            Subscriptions subscriptions,
            EventDeliveryRepository repository,
            EventWorker worker,
            RecentEvents recent,
            JsonMapper json,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.repository = repository;
        this.worker = worker;
        this.recent = recent;
        this.json = json;
        this.clock = clock;
    }

    void add(EventKind kind, String what, Event.Data data) {
        Instant now = clock.instant();
        Event event = new Event(kind.word() + "." + what, Event.VERSION, now, data);
        List<Subscription> wanting = subscriptions.to(kind);
        if (!wanting.isEmpty()) {
            String body = json.writeValueAsString(event);
            String id = UUID.randomUUID().toString();
            wanting.forEach(subscription -> repository.insert(subscription.key(), id, event.type(), body, now));
        }
        afterCommit(() -> {
            recent.add(kind, event);
            if (!wanting.isEmpty()) {
                worker.wake();
            }
        });
    }

    private static void afterCommit(Runnable work) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            work.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.run();
            }
        });
    }
}
