package org.imsggateway.agent.acp;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** A lock for each key, kept for as long as someone holds it or waits for it. Thread-safe. */
final class AcpKeyLocks {

    private final Map<String, Held> held = new HashMap<>();

    private static final class Held {
        private final ReentrantLock lock = new ReentrantLock();
        private int users;
    }

    void lock(String key) {
        enter(key).lock();
    }

    private synchronized ReentrantLock enter(String key) {
        Held mine = held.computeIfAbsent(key, _ -> new Held());
        mine.users++;
        return mine.lock;
    }

    /** The caller has the lock. */
    synchronized void unlock(String key) {
        Held mine = held.get(key);
        if (mine == null) {
            throw new IllegalMonitorStateException(key);
        }
        mine.lock.unlock();
        mine.users--;
        if (mine.users == 0) {
            held.remove(key);
        }
    }

    /** How many are kept. */
    synchronized int size() {
        return held.size();
    }
}
