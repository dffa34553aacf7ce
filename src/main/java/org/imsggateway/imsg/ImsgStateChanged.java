package org.imsggateway.imsg;

import org.imsggateway.message.AccountId;

/**
 * An account's process does something else than before, or something else is wrong with it.
 *
 * @param account the account
 * @param state what it does now
 */
public record ImsgStateChanged(AccountId account, ImsgState state) {}
