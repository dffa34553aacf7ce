package org.imsggateway.inbound;

import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * The turns that are due, one at a time per conversation. Only the number of a message waits here: however long an agent
 * takes, what was said stays in the store and not in memory.
 */
@Component
class TurnQueue implements AutoCloseable {

    private final TurnOpening opening;
    private final Turns turns;
    private final ConversationLanes lanes = new ConversationLanes("turn");

    TurnQueue(TurnOpening opening, Turns turns) {
        this.opening = opening;
        this.turns = turns;
    }

    void add(JournalEntry entry) {
        long id = entry.id();
        lanes.submit(entry.conversation().key(), () -> opening.open(id).ifPresent(turns::run));
    }

    /** Lets no further turn begin; says whether those that run came to their end in time. */
    boolean close(Duration wait) throws InterruptedException {
        return lanes.close(wait.toMillis());
    }

    @Override
    public void close() {
        lanes.close();
    }
}
