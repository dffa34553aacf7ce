package org.imsggateway.inbound;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.imsggateway.message.ChatTarget;
import org.imsggateway.message.Conversation;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Lets the other side of a direct conversation see that an answer is being written, while a turn runs. A thread per such
 * conversation talks to Messages, so that no turn waits for it and there is never more than one call under way in a chat.
 */
@Component
class Typing implements AutoCloseable {

    /**
     * When it is shown.
     *
     * @param before how long a turn runs before it is: most agents that do not work are done by then
     * @param refresh after how long it is shown again, because Messages lets it go after a minute
     * @param most how often at most in one turn
     */
    record Pace(Duration before, Duration refresh, int most) {}

    private static final Pace USUAL = new Pace(Duration.ofMillis(200), Duration.ofSeconds(30), 20);

    private enum Step {
        SHOW,
        TAKE_BACK,
        LEAVE
    }

    private final TypingSignal signal;
    private final Pace pace;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Conversation, Writer> writers = new HashMap<>();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("typing-", 0).factory());

    /** One conversation; what is in it is guarded by the lock. */
    private final class Writer {
        private final Conversation conversation;
        private final Condition changed = lock.newCondition();
        private ChatTarget target;
        private boolean working = true;
        private boolean shown;
        private int left = pace.most();
        private long due = System.nanoTime() + pace.before().toNanos();

        Writer(Conversation conversation, ChatTarget target) {
            this.conversation = conversation;
            this.target = target;
        }
    }

    @Autowired
    Typing(TypingSignal signal) {
        this(signal, USUAL);
    }

    Typing(TypingSignal signal, Pace pace) {
        this.signal = signal;
        this.pace = pace;
    }

    /** A turn begins. Returns at once. */
    void begin(Conversation conversation, ChatTarget target) {
        if (conversation.group()) {
            return;
        }
        lock.lock();
        try {
            Writer known = writers.get(conversation);
            if (known != null) {
                known.working = true;
                known.target = target;
                known.left = pace.most();
                known.changed.signal();
            } else if (!threads.isShutdown()) {
                Writer writer = new Writer(conversation, target);
                writers.put(conversation, writer);
                threads.execute(() -> write(writer));
            }
        } finally {
            lock.unlock();
        }
    }

    /** The turn is over. Returns at once. */
    void end(Conversation conversation) {
        lock.lock();
        try {
            Writer writer = writers.get(conversation);
            if (writer != null) {
                writer.working = false;
                writer.changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    private void write(Writer writer) {
        try {
            for (Step step = next(writer); step != Step.LEAVE; step = next(writer)) {
                boolean done = signal.show(writer.conversation.account(), target(writer), step == Step.SHOW);
                done(writer, step, done);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            leave(writer);
        }
    }

    private Step next(Writer writer) throws InterruptedException {
        lock.lock();
        try {
            while (writer.working) {
                long rest = writer.due - System.nanoTime();
                if (writer.left == 0) {
                    writer.changed.await();
                } else if (rest > 0) {
                    long _ = writer.changed.awaitNanos(rest);
                } else {
                    writer.left--;
                    return Step.SHOW;
                }
            }
            if (writer.shown) {
                return Step.TAKE_BACK;
            }
            writers.remove(writer.conversation);
            return Step.LEAVE;
        } finally {
            lock.unlock();
        }
    }

    private ChatTarget target(Writer writer) {
        lock.lock();
        try {
            return writer.target;
        } finally {
            lock.unlock();
        }
    }

    private void done(Writer writer, Step step, boolean done) {
        lock.lock();
        try {
            writer.shown = step == Step.SHOW && done;
            if (step == Step.SHOW && !done) {
                writer.left = 0;
            }
            writer.due = System.nanoTime() + (writer.shown ? pace.refresh() : pace.before()).toNanos();
        } finally {
            lock.unlock();
        }
    }

    private void leave(Writer writer) {
        lock.lock();
        try {
            writers.remove(writer.conversation, writer);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
