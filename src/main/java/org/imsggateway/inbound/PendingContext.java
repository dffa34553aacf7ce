package org.imsggateway.inbound;

import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What a group said that was not meant for us, since it last spoke to us. It is read from the journal, so it survives a
 * restart, a turn that is run again gets the same, and it is used up by the turn that follows, whatever becomes of it.
 */
@Component
class PendingContext {

    private final ContextRepository journal;

    PendingContext(ContextRepository journal) {
        this.journal = journal;
    }

    /**
     * What was said before a message.
     *
     * @param entry the message
     * @param limit how many at most; 0 for none
     * @return the newest of them, oldest first; empty in a direct conversation
     */
    List<JournalEntry> before(JournalEntry entry, int limit) {
        return entry.conversation().group() && limit > 0
                ? journal.unaddressed(entry.conversation(), entry.id(), limit).reversed()
                : List.of();
    }
}
