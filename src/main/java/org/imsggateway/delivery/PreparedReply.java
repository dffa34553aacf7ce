package org.imsggateway.delivery;

import org.jspecify.annotations.Nullable;

/** A reply that is formatted and cut into messages, and not stored yet. */
public final class PreparedReply {

    private final @Nullable OutboxMessage message;

    PreparedReply(@Nullable OutboxMessage message) {
        this.message = message;
    }

    /** What enters the outbox; null if there is nothing to send. */
    @Nullable
    OutboxMessage message() {
        return message;
    }

    /** Names nothing of the text, so that it may stand in a log. */
    @Override
    public String toString() {
        return "PreparedReply[" + message + "]";
    }
}
