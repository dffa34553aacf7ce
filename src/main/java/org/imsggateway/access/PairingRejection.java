package org.imsggateway.access;

import org.imsggateway.message.AccountId;
import org.imsggateway.message.Handle;

/** What became of an attempt to reject a code. */
public sealed interface PairingRejection {

    /**
     * The request is gone, and its sender gets no other until its hour is over.
     *
     * @param account on which account
     * @param sender who
     */
    record Rejected(AccountId account, Handle sender) implements PairingRejection {}

    /**
     * No pending request has this code. Nothing changed.
     *
     * @param code the code as looked for
     */
    record UnknownCode(String code) implements PairingRejection {}
}
