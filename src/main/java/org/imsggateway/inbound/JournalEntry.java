package org.imsggateway.inbound;

import java.time.Instant;
import java.util.List;
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
 * @param released whether an operator sent it on its way again after it was held back
 * @param receivedAt when it was stored
 */
record JournalEntry(
        long id,
        InboundMessage message,
        Conversation conversation,
        EntryState state,
        @Nullable String turnId,
        boolean released,
        Instant receivedAt) {

    /** The same entry with other words and no files: what a burst of messages becomes. */
    JournalEntry saying(String text) {
        InboundMessage is = message;
        var joined = new InboundMessage(
                is.account(),
                is.rowId(),
                is.guid(),
                is.chat(),
                is.sender(),
                is.fromMe(),
                text,
                is.sentAt(),
                is.receivedAt(),
                is.destination(),
                is.reply(),
                is.tapback(),
                List.of(),
                is.raw());
        return new JournalEntry(id, joined, conversation, state, turnId, released, receivedAt);
    }

    /** The same entry in another conversation: what is a group depends on the configuration of the moment. */
    JournalEntry in(Conversation other) {
        return new JournalEntry(id, message, other, state, turnId, released, receivedAt);
    }

    /** Names the entry without what was said, so that it may stand in a log. */
    @Override
    public String toString() {
        return "JournalEntry[id=%d, conversation=%s, state=%s]".formatted(id, conversation, state);
    }
}
