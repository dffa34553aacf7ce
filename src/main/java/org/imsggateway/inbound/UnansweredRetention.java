package org.imsggateway.inbound;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.imsggateway.config.Expiring;
import org.springframework.stereotype.Component;

/** Ends messages that wait for an answer nobody gives, so that they too end with a reason and their text goes in its time. */
@Component
class UnansweredRetention implements Expiring {

    private final InboundJournal journal;

    UnansweredRetention(InboundJournal journal) {
        this.journal = journal;
    }

    @Override
    public String what() {
        return "messages that wait for an answer";
    }

    @Override
    public boolean expire(Instant now, Duration retention) {
        List<Long> over = journal.waitingSince(now.minus(Expiring.atLeastADay(retention)), BATCH);
        over.forEach(id -> journal.entry(id).ifPresent(this::end));
        return over.size() == BATCH;
    }

    private void end(JournalEntry entry) {
        journal.settle(entry, () -> Settlement.handled("never answered", List.of()));
    }
}
