package org.imsggateway.inbound;

import org.imsggateway.message.InboundMessage;
import org.jspecify.annotations.Nullable;

/**
 * Something was decided about a message: by the gates, or by the end of its turn. Published in the transaction that makes
 * it so.
 *
 * @param id its number in the journal
 * @param message the message
 * @param state where it stands now, as {@code GET /inbound} names it
 * @param outcome why, in a few words; null while its turn is still to come
 * @param turnId the turn; null if it has none
 */
public record MessageSettled(
        long id,
        InboundMessage message,
        String state,
        @Nullable String outcome,
        @Nullable String turnId) {}
