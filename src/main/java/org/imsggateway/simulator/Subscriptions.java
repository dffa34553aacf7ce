package org.imsggateway.simulator;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The subscriptions of one child: ids count up from one and are never used again. */
final class Subscriptions {

    static final int MAX = 64;

    private final boolean capped;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Long, Runnable> cancellations = new HashMap<>();
    private long last;
    private boolean closed;

    /**
     * An empty set.
     *
     * @param capped whether this version refuses more than {@value #MAX}
     */
    Subscriptions(boolean capped) {
        this.capped = capped;
    }

    /** Takes the next id. */
    long open() {
        lock.lock();
        try {
            if (closed) {
                throw RpcError.busy("server is shutting down");
            }
            if (capped && cancellations.size() >= MAX) {
                throw RpcError.busy("subscription limit exceeded");
            }
            last++;
            cancellations.put(last, () -> {});
            return last;
        } finally {
            lock.unlock();
        }
    }

    /** Says how a subscription is ended; ends it at once where it was cancelled meanwhile. */
    void started(long id, Runnable cancellation) {
        lock.lock();
        try {
            if (cancellations.containsKey(id)) {
                cancellations.put(id, cancellation);
                return;
            }
        } finally {
            lock.unlock();
        }
        cancellation.run();
    }

    /** A subscription ended by itself. */
    void ended(long id) {
        lock.lock();
        try {
            cancellations.remove(id);
        } finally {
            lock.unlock();
        }
    }

    /** Ends a subscription and waits until it is silent. An unknown id is nothing special. */
    void cancel(long id) {
        @Nullable Runnable cancellation;
        lock.lock();
        try {
            cancellation = cancellations.remove(id);
        } finally {
            lock.unlock();
        }
        if (cancellation != null) {
            cancellation.run();
        }
    }

    /** Ends them all, silently, and admits no more. */
    void close() {
        java.util.List<Runnable> all;
        lock.lock();
        try {
            closed = true;
            all = java.util.List.copyOf(cancellations.values());
            cancellations.clear();
        } finally {
            lock.unlock();
        }
        all.forEach(Runnable::run);
    }
}
