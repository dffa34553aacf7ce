package org.imsggateway.inbound;

import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The messages that wait to be judged: those of a conversation one after the other, conversations in turns. Of a flood only
 * the first are kept whole; of the others there is the number, so that all of it can be stored before all of it is judged,
 * and whoever writes last does not wait for what strangers wrote before.
 */
final class JudgingQueue {

    /** So many messages are kept whole. */
    private static final int WHOLE = 2048;

    /** So many may wait, about 150 bytes each; beyond it the reader of the child waits, and with it the child. */
    private static final int MOST = 100_000;

    /** So many are judged at once, and no more of them compete for the store with what is to be stored. */
    private static final int AT_ONCE = 8;

    private final Semaphore room = new Semaphore(MOST);
    private final Semaphore whole = new Semaphore(WHOLE);
    private final ConversationLanes lanes = new ConversationLanes("judge", AT_ONCE);
    private final LongFunction<@Nullable JournalEntry> stored;
    private final Consumer<List<JournalEntry>> work;

    /**
     * A queue.
     *
     * @param stored finds a message by its number; null if it is no longer there
     * @param work judges what belongs together
     */
    JudgingQueue(LongFunction<@Nullable JournalEntry> stored, Consumer<List<JournalEntry>> work) {
        this.stored = stored;
        this.work = work;
    }

    /** Waits until one more message may wait. */
    void awaitRoom() {
        room.acquireUninterruptibly();
    }

    /** Whether nothing waits, nor is being judged, nor has been given room for that. */
    boolean isIdle() {
        return room.availablePermits() >= MOST;
    }

    /** Puts messages that belong together behind those of their conversation; each has been given room. */
    void add(List<JournalEntry> burst) {
        int size = burst.size();
        String lane = burst.getLast().conversation().key();
        if (size > 1 || whole.tryAcquire()) {
            lanes.submit(lane, () -> judge(burst, size == 1));
        } else {
            long id = burst.getFirst().id();
            lanes.submit(lane, () -> judgeStored(id));
        }
    }

    private void judge(List<JournalEntry> burst, boolean counted) {
        try {
            work.accept(burst);
        } finally {
            whole.release(counted ? 1 : 0);
            room.release(burst.size());
        }
    }

    private void judgeStored(long id) {
        try {
            JournalEntry entry = stored.apply(id);
            if (entry != null) {
                work.accept(List.of(entry));
            }
        } finally {
            room.release();
        }
    }

    /** Judges nothing more. Nobody waits for room any longer. */
    void end() {
        lanes.end();
        room.release(MOST);
    }

    /** Judges nothing more; says whether what is being judged came to its end in the given time. */
    boolean close(long millis) throws InterruptedException {
        return lanes.close(millis);
    }

    /** Interrupts what runs. */
    void close() {
        lanes.close();
    }
}
