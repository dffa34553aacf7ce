package org.imsggateway.access;

import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /pairing/reject}.
 *
 * @param channel the channel; {@code imessage} if absent
 * @param code the code, in any case
 * @param accountId only a request of this account; any account if absent
 */
public record RejectPairingRequest(
        @Nullable String channel,
        @Nullable String code,
        @Nullable String accountId) {}
