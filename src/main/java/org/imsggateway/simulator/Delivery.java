package org.imsggateway.simulator;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The notifications of one subscription that wait for standard output. A notification keeps its place until it is
 * written, so that a reader who stalls fills the buffer.
 */
final class Delivery {

    private final Wire wire;
    private final int limit;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<ObjectNode> waiting = new ArrayDeque<>();
    private boolean ended;
    private final Thread writer;

    Delivery(Wire wire, int limit, String name) {
        this.wire = wire;
        this.limit = limit;
        this.writer = Thread.ofPlatform().name(name).daemon().unstarted(this::writeAll);
    }

    void start() {
        writer.start();
    }

    /** Hands over a notification; false where no place came free in time, or the subscription is over. */
    boolean offer(ObjectNode notification, Duration patience) {
        lock.lock();
        try {
            var left = patience.toNanos();
            while (!ended && waiting.size() >= limit && left > 0) {
                left = changed.awaitNanos(left);
            }
            if (ended || waiting.size() >= limit) {
                return false;
            }
            waiting.add(notification);
            changed.signalAll();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Lets the waiting notifications out, then this last one, then nothing. */
    void end(ObjectNode last) {
        lock.lock();
        try {
            if (!ended) {
                waiting.add(last);
                ended = true;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Drops what waits; returns when nothing of this subscription can be written any more. */
    void cancel() {
        lock.lock();
        try {
            ended = true;
            waiting.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            if (writer.isAlive()) {
                writer.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeAll() {
        for (var next = head(); next != null; next = head()) {
            wire.notification(next);
            written(next);
        }
    }

    private @Nullable ObjectNode head() {
        lock.lock();
        try {
            while (waiting.isEmpty() && !ended) {
                changed.await();
            }
            return waiting.peek();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("ReferenceEquality") // The very object that was written, not one that looks like it.
    private void written(ObjectNode notification) {
        lock.lock();
        try {
            if (waiting.peek() == notification) {
                waiting.remove();
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
