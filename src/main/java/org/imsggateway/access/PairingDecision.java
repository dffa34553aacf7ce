package org.imsggateway.access;

import org.jspecify.annotations.Nullable;

/**
 * What {@code POST /pairing/approve} and {@code POST /pairing/reject} answer.
 *
 * @param channel the channel
 * @param accountId the account
 * @param id the sender's normalised handle
 * @param approved whether the sender may now write
 * @param warning what did not work although the decision stands, such as the notice to the sender; null if nothing
 */
public record PairingDecision(
        String channel,
        String accountId,
        String id,
        boolean approved,
        @Nullable String warning) {}
