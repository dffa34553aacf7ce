package org.imsggateway.inbound;

import org.imsggateway.message.AccountId;
import org.imsggateway.message.InboundMessage;
import org.jspecify.annotations.Nullable;

/**
 * A message as it was judged.
 *
 * @param id its number in the journal
 * @param message the message
 * @param outcome what the gates said, in the words of {@link Decision#outcome}
 * @param circumstances what was known besides, as {@link Circumstances#words} wrote it; null for nothing in particular
 */
record RecordedRow(
        long id,
        InboundMessage message,
        String outcome,
        @Nullable String circumstances) {

    AccountId account() {
        return message.account();
    }
}
