package org.imsggateway.inbound;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks on virtual threads: those of one lane one after the other in the order they came, those of different lanes
 * side by side. Where only so many may run at once, lanes take turns, one task each: a lane that has just begun waits for
 * one task of each of the others, however many those still have. A lane exists only while it has something to do.
 */
final class ConversationLanes implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ConversationLanes.class);

    /** The order of turns is kept here and not left to the scheduler of the threads, which promises none. */
    private final Queue<String> turn = new ArrayDeque<>();

    private final Map<String, Queue<Runnable>> lanes = new HashMap<>();
    private final Lock lock = new ReentrantLock();
    private final int atOnce;
    private final ExecutorService threads;
    private int running;
    private boolean ended;

    /**
     * Lanes without a task.
     *
     * @param name what the threads are called
     * @param atOnce so many tasks run at the same time at most
     */
    ConversationLanes(String name, int atOnce) {
        this.atOnce = atOnce;
        this.threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name(name + "-", 0).factory());
    }

    /** Puts a task at the end of a lane; nothing once no further task is to begin. */
    void submit(String lane, Runnable task) {
        lock.lock();
        try {
            if (ended) {
                return;
            }
            Queue<Runnable> waiting = lanes.get(lane);
            if (waiting == null) {
                waiting = new ArrayDeque<>();
                lanes.put(lane, waiting);
                turn.add(lane);
            }
            waiting.add(task);
            if (!turn.isEmpty() && running < atOnce) {
                running++;
                threads.execute(this::work);
            }
        } finally {
            lock.unlock();
        }
    }

    /** How many lanes have something to do. */
    int busy() {
        lock.lock();
        try {
            return lanes.size();
        } finally {
            lock.unlock();
        }
    }

    /** How many tasks run now, or are about to. */
    int running() {
        lock.lock();
        try {
            return running;
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        for (Next next = next(null); next != null; next = next(next.lane())) {
            try {
                next.task().run();
            } catch (RuntimeException | Error failure) {
                // The task's entry is still unfinished in the journal and is taken up at the next start. An error must
                // not end the thread either: it is one of those that are counted.
                log.error("a task of a lane broke; its message stays unfinished", failure);
            }
        }
    }

    /** Puts the lane that had its turn behind the others, and takes the first of them; null if there is none. */
    private @Nullable Next next(@Nullable String done) {
        lock.lock();
        try {
            if (done != null) {
                putBack(done);
            }
            String lane = turn.poll();
            Queue<Runnable> waiting = lane == null ? null : lanes.get(lane);
            Runnable task = waiting == null ? null : waiting.poll();
            if (lane == null || task == null) {
                running--;
                return null;
            }
            return new Next(lane, task);
        } finally {
            lock.unlock();
        }
    }

    private void putBack(String lane) {
        Queue<Runnable> waiting = lanes.get(lane);
        if (waiting == null || waiting.isEmpty()) {
            lanes.remove(lane);
        } else {
            turn.add(lane);
        }
    }

    /** Lets no further task begin. */
    void end() {
        lock.lock();
        try {
            ended = true;
            turn.clear();
            lanes.clear();
        } finally {
            lock.unlock();
        }
    }

    /** Lets no further task begin; says whether those that run came to their end in the given time. */
    boolean close(long millis) throws InterruptedException {
        end();
        threads.shutdown();
        return threads.awaitTermination(millis, TimeUnit.MILLISECONDS);
    }

    /** Interrupts what runs. */
    @Override
    public void close() {
        threads.shutdownNow();
    }

    private record Next(String lane, Runnable task) {}
}
