package org.imsggateway.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code GET /pairing} answers: who asks to be let in.
 *
 * @param channel the channel, {@code imessage}
 * @param requests the pending requests, oldest first
 */
public record PairingRequests(String channel, List<Pending> requests) {

    /** Copies the requests. */
    public PairingRequests {
        requests = List.copyOf(requests);
    }

    /**
     * One pending request.
     *
     * @param id the sender's normalised handle
     * @param code the code that approves it
     * @param accountId on which account
     * @param sender the sender as received
     * @param chatId the chat's number as text; null if unknown
     * @param createdAt when it was made
     * @param lastSeenAt when the sender last wrote
     * @param expiresAt from when on it is gone
     */
    public record Pending(
            String id,
            String code,
            String accountId,
            String sender,
            @Nullable String chatId,
            Instant createdAt,
            Instant lastSeenAt,
            Instant expiresAt) {}
}
