package org.imsggateway.rpc;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
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
    private final BlockingQueue<Optional<JsonRpcMessage.Notification>> queue = new ArrayBlockingQueue<>(QUEUED);
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
            placed = queue.offer(Optional.of(notification), 100, TimeUnit.MILLISECONDS);
        }
    }

    /** What is queued is still handed over, then the thread ends. */
    void end() {
        ending = true;
        // No room for the mark is no harm: the thread looks at `ending` after each notification it takes.
        boolean _ = queue.offer(Optional.empty());
    }

    /** The handing thread's life. */
    void run() {
        try {
            while (!(ending && queue.isEmpty())) {
                // Nothing is the mark of the end, behind which nothing comes.
                queue.take().ifPresent(this::handOver);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
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
