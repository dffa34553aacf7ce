package org.imsggateway.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /pairing/approve}.
 *
 * @param channel the channel; {@code imessage} if absent
 * @param code the code, in any case
 * @param accountId only a request of this account; any account if absent
 * @param notifySender {@code notify} in JSON: whether to tell the sender; not if absent
 * @param expiresAt until when the approval holds; for good if absent
 */
public record ApprovePairingRequest(
        @Nullable String channel,
        @Nullable String code,
        @Nullable String accountId,
        @JsonProperty("notify") @Nullable Boolean notifySender,
        @Nullable Instant expiresAt) {}
