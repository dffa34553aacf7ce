package org.imsggateway.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.ChatTarget;
import org.imsggateway.message.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's wish to be let in.
 *
 * @param handle who; with the account, its identity
 * @param code approves it
 * @param sender the address as received
 * @param chatId the chat's number as text; null if unknown
 * @param createdAt its hour runs from here
 * @param lastSeenAt when the sender last wrote
 * @param rejected whether it was turned down; kept until its hour is over, so that no other is made meanwhile
 */
record PairingRequest(
        AccountId account,
        Handle handle,
        String code,
        String sender,
        @Nullable String chatId,
        Instant createdAt,
        Instant lastSeenAt,
        boolean rejected) {

    /** Counted from creation; later messages do not extend it. At exactly this age a request still lives. */
    static final Duration LIFETIME = Duration.ofHours(1);

    Instant expiresAt() {
        return createdAt.plus(LIFETIME);
    }

    /** Where its sender is reached: the chat, so that the answer shows up in the same thread, else the address. */
    ChatTarget replyTarget() {
        return chatId == null
                ? new ChatTarget.ByHandle(sender, Optional.empty())
                : new ChatTarget.ById(Long.parseLong(chatId));
    }
}
