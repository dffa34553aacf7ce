package org.imsggateway.access;

import java.time.Instant;
import org.imsggateway.message.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * An operator's decision to let someone in.
 *
 * @param code the code, in any case
 * @param account only a request of this account counts; null for any
 * @param notifySender whether the sender is to be told
 * @param expiresAt the last moment at which the approval counts; null for good
 * @param by through which face it was given: {@code api} or {@code cli}
 */
public record ApproveCommand(
        String code,
        @Nullable AccountId account,
        boolean notifySender,
        @Nullable Instant expiresAt,
        String by) {}
