package org.imsggateway.inbound;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The turns that are due, one at a time per conversation. Only the number of a message waits here: however long an agent
 * takes, what was said stays in the store and not in memory.
 */
@Component
class TurnQueue implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TurnQueue.class);

    private volatile boolean closing;
    private final TurnOpening opening;
    private final Turns turns;
    private final TurnCollector collector;
    private final UnfinishedTurns unfinished;
    private final ConversationLanes lanes = new ConversationLanes("turn", Integer.MAX_VALUE);

    TurnQueue(TurnOpening opening, Turns turns, TurnCollector collector, UnfinishedTurns unfinished) {
        this.opening = opening;
        this.turns = turns;
        this.collector = collector;
        this.unfinished = unfinished;
    }

    void add(JournalEntry entry) {
        long id = entry.id();
        String lane = entry.conversation().key();
        unfinished.expect(entry.conversation(), id);
        lanes.submit(lane, () -> next(lane, id));
    }

    private void next(String lane, long id) {
        List<Long> taken = unfinished.take(lane, id, collector.isWanted());
        try {
            run(lane, id, taken);
        } finally {
            taken.forEach(one -> unfinished.over(lane, one));
        }
    }

    /** What was ended before its turn came is joined with nothing. */
    private void run(String lane, long id, List<Long> taken) {
        List<Long> wanted = new ArrayList<>();
        for (long one : taken) {
            if (unfinished.isStopped(lane, one)) {
                run(one);
            } else {
                wanted.add(one);
            }
        }
        (wanted.size() > 1 ? collect(id, wanted) : wanted).forEach(this::run);
    }

    private List<Long> collect(long id, List<Long> taken) {
        try {
            return collector.collect(taken);
        } catch (RuntimeException | Error broken) {
            if (closing) {
                throw broken;
            }
            log.error("entry={}: messages that waited could not be joined; each gets its own turn", id, broken);
            return taken;
        }
    }

    private void run(long id) {
        if (closing) {
            return;
        }
        try {
            opening.open(id).ifPresent(turns::run);
        } catch (RuntimeException | Error broken) {
            if (closing) {
                throw broken;
            }
            log.error("entry={} state=DEAD: a fault of this program", id, broken);
            turns.bury(id);
        }
    }

    /** Lets no further turn begin; those that run go on. */
    void end() {
        closing = true;
        lanes.end();
    }

    /** Lets no further turn begin; says whether those that run came to their end in time. */
    boolean close(Duration wait) throws InterruptedException {
        closing = true;
        return lanes.close(wait.toMillis());
    }

    @Override
    public void close() {
        lanes.close();
    }
}
