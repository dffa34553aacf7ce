package org.imsggateway.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code GET /pairing/allowlist} answers: who has been approved.
 *
 * @param channel the channel, {@code imessage}
 * @param senders the approved senders, oldest approval first
 */
public record PairingAllowlist(String channel, List<Approved> senders) {

    /** Copies the senders. */
    public PairingAllowlist {
        senders = List.copyOf(senders);
    }

    /**
     * One approved sender.
     *
     * @param id the normalised handle
     * @param accountId on which account
     * @param approvedAt when
     * @param approvedBy through which face: {@code api} or {@code cli}
     * @param expiresAt until when; null for good
     */
    public record Approved(
            String id,
            String accountId,
            Instant approvedAt,
            String approvedBy,
            @Nullable Instant expiresAt) {}
}
