package org.imsggateway.inbound;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
        Instant until = now.minus(Expiring.atLeastADay(retention));
        // The oldest come first, so that the first that is young enough ends the look.
        List<JournalEntry> over = journal.ids(EntryState.WAITING, 0, BATCH).stream()
                .map(journal::entry)
                .flatMap(Optional::stream)
                .takeWhile(entry -> entry.receivedAt().isBefore(until))
                .toList();
        over.forEach(this::end);
        return over.size() == BATCH;
    }

    private void end(JournalEntry entry) {
        journal.settle(entry, () -> Settlement.handled("never answered", List.of()));
    }
}
