package org.imsggateway.inbound;

import org.imsggateway.message.AccountId;
import org.imsggateway.message.ChatTarget;

/** Shows a person in Messages that somebody writes an answer. */
@FunctionalInterface
public interface TypingSignal {

    /**
     * Shows it, or takes it back. Waits as long as Messages takes for it, and never throws.
     *
     * @param account through which account
     * @param target in which chat
     * @param typing whether somebody writes
     * @return whether it was shown; false if there is no use in showing it again while this turn runs
     */
    boolean show(AccountId account, ChatTarget target, boolean typing);
}
