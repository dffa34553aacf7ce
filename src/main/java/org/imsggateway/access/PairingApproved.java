package org.imsggateway.access;

import org.imsggateway.message.AccountId;
import org.imsggateway.message.ChatTarget;
import org.imsggateway.message.Handle;

/**
 * A sender has been approved; published after the approval is committed, in the thread of the person who approved.
 *
 * @param account on which account
 * @param sender who
 * @param to where the sender can be reached: the chat of the request if it is known, else the address as received
 * @param notifySender whether the sender is to be told
 * @param text what to tell
 */
public record PairingApproved(AccountId account, Handle sender, ChatTarget to, boolean notifySender, String text) {}
