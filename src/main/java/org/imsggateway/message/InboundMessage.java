package org.imsggateway.message;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of the Mac's message table, as it arrived. Whether it is ours, a tapback or somebody's question is still to be
 * decided.
 *
 * @param account on which account it arrived
 * @param rowId its row number: order of arrival on that Mac, unique within one database
 * @param guid its id in all of Messages; empty if the database has none
 * @param chat the chat it belongs to
 * @param sender the address as received; for our own rows often the other side's; may be empty
 * @param fromMe whether it was sent from this Apple account
 * @param text its text without stray length bytes and attachment markers; may be empty
 * @param sentAt when it was sent, by the sender's clock; null if Messages does not say
 * @param receivedAt when this gateway saw it
 * @param destination our own address that it was sent to or from; null if not stored
 * @param reply what it answers; null if it is no reply
 * @param tapback what it says as a reaction; null for an ordinary message
 * @param attachments its files, in order
 * @param raw the record as it came, one JSON object, for fields that this program does not know
 */
public record InboundMessage(
        AccountId account,
        long rowId,
        String guid,
        ChatRef chat,
        String sender,
        boolean fromMe,
        String text,
        @Nullable Instant sentAt,
        Instant receivedAt,
        @Nullable String destination,
        @Nullable ReplyQuote reply,
        @Nullable Tapback tapback,
        List<AttachmentRef> attachments,
        String raw) {

    /** Copies the attachments. */
    public InboundMessage {
        attachments = List.copyOf(attachments);
    }

    /**
     * Who sent it, in normal form.
     *
     * @return the handle; {@link Handle#NONE} if the row names nobody
     */
    public Handle from() {
        return Handle.of(sender);
    }

    /** Names the row without its text, so that it may stand in a log. */
    @Override
    public String toString() {
        return "InboundMessage[account=%s, row=%d, guid=%s, chat=%d, from=%s, fromMe=%s]"
                .formatted(account, rowId, guid, chat.id(), from(), fromMe);
    }
}
