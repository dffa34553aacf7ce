package org.imsggateway.admin.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Keeps one thread for each subscription: one that is away holds up no other. */
@Component
class EventWorker implements SmartLifecycle {

    /** Begins before anything happens, and ends after the rest has said its last. */
    private static final int PHASE = 50;

    private static final long STOP_MILLIS = 5000;

    private final Subscriptions subscriptions;
    private final Map<String, SubscriptionLoop> loops = new ConcurrentHashMap<>();
    private List<Thread> threads = List.of();
    private volatile boolean running;

    EventWorker(Subscriptions subscriptions, EventPosts posts) {
        this.subscriptions = subscriptions;
        subscriptions
                .all()
                .forEach(subscription -> loops.put(subscription.key(), new SubscriptionLoop(subscription, posts)));
    }

    /** Something may be due. Called after the commit that made it so. */
    void wake() {
        loops.values().forEach(SubscriptionLoop::wake);
    }

    /** A person wants what waits to be tried now. */
    void hurry() {
        loops.values().forEach(SubscriptionLoop::hurry);
    }

    /** How a subscription does. */
    SubscriptionLoop.State state(String key) {
        SubscriptionLoop loop = loops.get(key);
        return loop == null ? SubscriptionLoop.State.NEW : loop.state();
    }

    @Override
    public void start() {
        running = true;
        var started = new ArrayList<Thread>();
        for (Subscription subscription : subscriptions.all()) {
            @Nullable SubscriptionLoop loop = loops.get(subscription.key());
            if (loop != null) {
                started.add(Thread.ofVirtual()
                        .name("events-" + Subscription.id(subscription.key()))
                        .start(loop));
            }
        }
        threads = started;
    }

    @Override
    public void stop() {
        running = false;
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            try {
                thread.join(STOP_MILLIS);
            } catch (InterruptedException hurry) {
                Thread.currentThread().interrupt();
            }
        }
        threads = List.of();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
