package org.imsggateway.delivery;

import org.imsggateway.message.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * Something became of a message that goes out. Published in the transaction that makes it so.
 *
 * @param messageId the message, as {@code GET /messages} knows it
 * @param account through which account
 * @param change what
 * @param piece which of the messages it was cut into, from 0; null for all of them
 * @param guid its id in Messages; null if unknown
 * @param reason why it was not sent; null if it was
 */
public record OutboundChanged(
        String messageId,
        AccountId account,
        Change change,
        @Nullable Integer piece,
        @Nullable String guid,
        @Nullable String reason) {

    /** What can become of it. */
    public enum Change {
        /** It is stored and on its way. */
        QUEUED,
        /** Messages has it. */
        SENT,
        /** It was refused, and the rest of its message is given up. */
        FAILED,
        /** Nobody will find out whether it was sent. */
        UNKNOWN
    }
}
