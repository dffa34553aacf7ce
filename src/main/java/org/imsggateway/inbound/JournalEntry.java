package org.imsggateway.inbound;

import java.time.Instant;
import org.imsggateway.message.Conversation;
import org.imsggateway.message.InboundMessage;
import org.jspecify.annotations.Nullable;

/**
 * One message as the journal keeps it.
 *
 * @param id its number in the journal
 * @param message the message
 * @param conversation the conversation it belongs to
 * @param state where it stands
 * @param turnId the id of its turn; null before it was admitted
 * @param receivedAt when it was stored
 */
record JournalEntry(
        long id,
        InboundMessage message,
        Conversation conversation,
        EntryState state,
        @Nullable String turnId,
        Instant receivedAt) {

    /** Names the entry without what was said, so that it may stand in a log. */
    @Override
    public String toString() {
        return "JournalEntry[id=%d, conversation=%s, state=%s]".formatted(id, conversation, state);
    }
}
