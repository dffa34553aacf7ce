package org.imsggateway.simulator;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A wait that another thread can end early, for good. */
final class Pause {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ending = lock.newCondition();
    private boolean ended;

    /** Waits the whole time unless ended; says whether it was ended. */
    boolean await(Duration time) {
        lock.lock();
        try {
            var left = time.toNanos();
            while (!ended && left > 0) {
                left = ending.awaitNanos(left);
            }
            return ended;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        } finally {
            lock.unlock();
        }
    }

    boolean awaitMillis(long millis) {
        return await(Duration.ofNanos(TimeUnit.MILLISECONDS.toNanos(millis)));
    }

    void end() {
        lock.lock();
        try {
            ended = true;
            ending.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isEnded() {
        lock.lock();
        try {
            return ended;
        } finally {
            lock.unlock();
        }
    }
}
