package org.imsggateway.inbound;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks on virtual threads: those of one lane one after the other in the order they came, those of different lanes
 * side by side. A lane exists only while it has something to do.
 */
final class ConversationLanes implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ConversationLanes.class);

    private final ConcurrentMap<String, Queue<Runnable>> lanes = new ConcurrentHashMap<>();
    private final ExecutorService threads;
    private volatile boolean ended;

    ConversationLanes(String name) {
        threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name(name + "-", 0).factory());
    }

    /** Puts a task at the end of a lane; nothing once no further task is to begin. */
    void submit(String lane, Runnable task) {
        lanes.compute(lane, (key, waiting) -> {
            if (ended) {
                return waiting;
            }
            if (waiting != null) {
                waiting.add(task);
                return waiting;
            }
            var queue = new ArrayDeque<Runnable>();
            queue.add(task);
            threads.execute(() -> drain(key));
            return queue;
        });
    }

    /** How many lanes have something to do. */
    int busy() {
        return lanes.size();
    }

    private void drain(String lane) {
        for (Runnable task = next(lane); task != null; task = next(lane)) {
            try {
                task.run();
            } catch (RuntimeException | Error failure) {
                // The task's entry is still unfinished in the journal and is taken up at the next start. An error must
                // not end the thread either: the lane would never be drained again.
                log.error("a task of a lane broke; its message stays unfinished", failure);
            }
        }
    }

    private @Nullable Runnable next(String lane) {
        var taken = new ArrayDeque<Runnable>(1);
        lanes.computeIfPresent(lane, (key, waiting) -> {
            Runnable first = waiting.poll();
            if (first == null) {
                return null;
            }
            taken.add(first);
            return waiting;
        });
        return taken.poll();
    }

    /** Lets no further task begin. */
    void end() {
        ended = true;
        lanes.keySet()
                .forEach(lane -> lanes.computeIfPresent(lane, (_, waiting) -> {
                    waiting.clear();
                    return waiting;
                }));
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
}
