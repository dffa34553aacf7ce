package org.imsggateway.delivery;

import java.nio.file.Path;
import java.util.List;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.ChatTarget;
import org.imsggateway.message.Service;
import org.jspecify.annotations.Nullable;

/**
 * A reply as it enters the outbox: formatted and cut.
 *
 * @param account through which account
 * @param conversation the key of its conversation
 * @param target where to
 * @param service over which service
 * @param region the country of numbers written without one
 * @param origin who says it
 * @param inboundId the journal entry it answers; null if none
 * @param replyTo the guid of the message that each part is a reply to; null if none
 * @param key its idempotency key; null if none
 * @param fingerprint what must be equal in a repetition under the same key
 * @param parts what goes out, in order, at least one
 */
record OutboxMessage(
        AccountId account,
        String conversation,
        ChatTarget target,
        Service service,
        String region,
        Reply.Origin origin,
        @Nullable Long inboundId,
        @Nullable String replyTo,
        @Nullable String key,
        String fingerprint,
        List<Part> parts) {

    OutboxMessage {
        parts = List.copyOf(parts);
    }

    record Part(String text, @Nullable Path file) {}

    @Override
    public String toString() {
        return "OutboxMessage[account=%s, origin=%s, parts=%d]".formatted(account, origin, parts.size());
    }
}
