package org.imsggateway.access;

import org.imsggateway.message.AccountId;
import org.imsggateway.message.Handle;

/**
 * A sender was turned down; published after that is committed.
 *
 * @param account on which account
 * @param sender who
 */
public record PairingRejected(AccountId account, Handle sender) {}
