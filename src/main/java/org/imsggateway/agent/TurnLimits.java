package org.imsggateway.agent;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.imsggateway.config.AgentConfig;
import org.jspecify.annotations.Nullable;

/** Lets only so many turns of an agent run at once, where its configuration says so. Those that wait come first, first. */
final class TurnLimits {

    private final Map<String, Limit> limits = new ConcurrentHashMap<>();

    /**
     * Waits until a turn of an agent may run. Each call that returns is followed by {@link #leave}. What the newest turn's
     * configuration says holds for all that wait.
     *
     * @throws InterruptedException when the turn is not wanted any more
     */
    void enter(AgentConfig agent) throws InterruptedException {
        limits.computeIfAbsent(agent.id(), _ -> new Limit()).enter(agent.maxConcurrent());
    }

    /** A turn of an agent is over. */
    void leave(AgentConfig agent) {
        limits.computeIfAbsent(agent.id(), _ -> new Limit()).leave();
    }

    /** The turns of one agent. Whoever leaves hands its place on, so that nobody else is woken. */
    private static final class Limit {

        private final Deque<CountDownLatch> waiting = new ArrayDeque<>();
        private int running;
        private @Nullable Integer most;

        void enter(@Nullable Integer now) throws InterruptedException {
            CountDownLatch place = new CountDownLatch(1);
            synchronized (this) {
                most = now;
                waiting.add(place);
                admit();
            }
            try {
                place.await();
            } catch (InterruptedException unwanted) {
                giveBack(place);
                throw unwanted;
            }
        }

        private synchronized void giveBack(CountDownLatch place) {
            if (!waiting.remove(place)) {
                leave();
            }
        }

        synchronized void leave() {
            running--;
            admit();
        }

        private void admit() {
            while (!waiting.isEmpty() && (most == null || running < most)) {
                running++;
                waiting.remove().countDown();
            }
        }
    }
}
