package org.imsggateway.access;

import java.time.Instant;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who was let in by pairing.
 *
 * @param approvedBy through which face: {@code api} or {@code cli}
 * @param expiresAt the last moment at which it counts; null for good
 */
record Approval(
        AccountId account,
        Handle handle,
        Instant approvedAt,
        String approvedBy,
        @Nullable Instant expiresAt) {

    /** A store entry is a person; what would mean nobody or everybody never counts. */
    boolean counts(Instant now) {
        return !handle.isNone() && !handle.value().equals("*") && (expiresAt == null || !now.isAfter(expiresAt));
    }
}
