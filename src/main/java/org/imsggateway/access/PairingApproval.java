package org.imsggateway.access;

import org.imsggateway.message.AccountId;
import org.imsggateway.message.Handle;
import org.jspecify.annotations.Nullable;

/** What became of an attempt to approve a code. */
public sealed interface PairingApproval {

    /**
     * The sender may write from now on.
     *
     * @param account on which account
     * @param sender who
     * @param warning why the sender may not hear of it, for the person who approved; null if nothing is wrong
     */
    record Approved(
            AccountId account, Handle sender, @Nullable String warning) implements PairingApproval {}

    /**
     * No pending request has this code: it never existed, is used up, rejected, or over an hour old. Nothing changed.
     *
     * @param code the code as looked for
     */
    record UnknownCode(String code) implements PairingApproval {}
}
