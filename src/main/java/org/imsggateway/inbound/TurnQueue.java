package org.imsggateway.inbound;

import java.time.Duration;
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
    private final ConversationLanes lanes = new ConversationLanes("turn");

    TurnQueue(TurnOpening opening, Turns turns) {
        this.opening = opening;
        this.turns = turns;
    }

    void add(JournalEntry entry) {
        long id = entry.id();
        lanes.submit(entry.conversation().key(), () -> run(id));
    }

    private void run(long id) {
        try {
            opening.open(id).ifPresent(turns::run);
        } catch (RuntimeException broken) {
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
