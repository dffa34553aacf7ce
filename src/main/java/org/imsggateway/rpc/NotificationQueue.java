package org.imsggateway.rpc;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Hands notifications to their handlers, one at a time and in the order they came, on a thread of its own. The queue is
 * bounded: when handlers fall this far behind, the reader waits, and with it the peer.
 */
final class NotificationQueue {

    private static final int QUEUED = 1024;

    private final String peer;
    private final Handlers handlers;
    private final Oddities oddities;
    private final BlockingQueue<Runnable> queue = new ArrayBlockingQueue<>(QUEUED);
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean ending;

    NotificationQueue(String peer, Handlers handlers, Oddities oddities) {
        this.peer = peer;
        this.handlers = handlers;
        this.oddities = oddities;
    }

    /** Queues one notification, waiting for room; those that come after {@link #end} are dropped. */
    void put(JsonRpcMessage.Notification notification) throws InterruptedException {
        boolean placed = false;
        while (!placed && !ending) {
            placed = queue.offer(() -> handOver(notification), 100, TimeUnit.MILLISECONDS);
        }
    }

    /** Waits until all that is queued now has been handed over; false if that takes longer than the given time. */
    boolean awaitHandedOver(Duration patience) throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        long end = System.nanoTime() + patience.toNanos();
        boolean placed = queue.offer(reached::countDown, patience.toNanos(), TimeUnit.NANOSECONDS);
        boolean done = false;
        // The handing thread may end just before the mark is placed; then everything has been handed over as well.
        while (placed && !done && System.nanoTime() < end) {
            done = reached.await(20, TimeUnit.MILLISECONDS) || over.getCount() == 0;
        }
        return done;
    }

    /** What is queued is still handed over, then the thread ends. */
    void end() {
        ending = true;
        // No room for the mark is no harm: the thread looks at `ending` after each notification it takes.
        boolean _ = queue.offer(() -> {});
    }

    /** The handing thread's life. */
    void run() {
        try {
            while (!(ending && queue.isEmpty())) {
                queue.take().run();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            over.countDown();
        }
    }

    private void handOver(JsonRpcMessage.Notification notification) {
        @Nullable Consumer<JsonNode> handler = handlers.notification(notification.method());
        if (handler == null) {
            return;
        }
        try {
            handler.accept(notification.params());
        } catch (RuntimeException e) {
            oddities.failedHandler(peer, notification.method(), e);
        }
    }
}
