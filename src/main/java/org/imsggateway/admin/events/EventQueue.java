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
    private final JsonMapper json;
    private final Clock clock;

    EventQueue(
            Subscriptions subscriptions,
            EventDeliveryRepository repository,
            EventWorker worker,
            JsonMapper json,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.repository = repository;
        this.worker = worker;
        this.json = json;
        this.clock = clock;
    }

    /** Whether anybody wants to hear of this. */
    boolean wants(EventKind kind) {
        return !subscriptions.to(kind).isEmpty();
    }

    void add(EventKind kind, String what, Event.Data data) {
        List<Subscription> wanting = subscriptions.to(kind);
        if (wanting.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        String type = kind.word() + "." + what;
        String body = json.writeValueAsString(new Event(type, Event.VERSION, now, data));
        String id = UUID.randomUUID().toString();
        wanting.forEach(subscription -> repository.insert(subscription.key(), id, type, body, now));
        wakeAfterCommit();
    }

    private void wakeAfterCommit() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            worker.wake();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                worker.wake();
            }
        });
    }
}
