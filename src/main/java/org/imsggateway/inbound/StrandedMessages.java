package org.imsggateway.inbound;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Finds messages that are stored and in nobody's hands. A server that commits and is gone before it says so leaves them: what
 * is tried again finds its work done, and goes on with nothing.
 */
@Component
class StrandedMessages {

    private static final int PAGE = 500;

    private final InboundJournal journal;
    private final UnfinishedTurns turns;
    private Set<Long> suspects = Set.of();

    StrandedMessages(InboundJournal journal, UnfinishedTurns turns) {
        this.journal = journal;
        this.turns = turns;
    }

    /**
     * Looks once. What was stored a moment ago is about to be taken up; only what is found twice is stranded. Of each state the
     * oldest are looked at.
     *
     * @param idle whether nothing waits to be judged, so that whatever is not judged waits in vain
     * @return what is to be taken up, oldest first
     */
    List<JournalEntry> look(boolean idle) {
        Stream<Long> received = idle ? journal.ids(EntryState.RECEIVED, 0, PAGE).stream() : Stream.empty();
        List<Long> found = Stream.concat(journal.ids(EntryState.QUEUED, 0, PAGE).stream(), received)
                .toList();
        List<JournalEntry> stranded = found.stream()
                .filter(suspects::contains)
                .map(journal::entry)
                .flatMap(Optional::stream)
                .filter(entry -> !turns.isExpected(entry.conversation(), entry.id()))
                .toList();
        suspects = Set.copyOf(found);
        return stranded;
    }
}
