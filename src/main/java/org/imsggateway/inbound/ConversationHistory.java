package org.imsggateway.inbound;

import java.util.List;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.InboundMessage;

/** Earlier messages of a conversation, as Messages has them: what a new session begins with. */
public interface ConversationHistory {

    /**
     * What was said before a message.
     *
     * @param account the account
     * @param chatId the chat's number
     * @param rowId the row before which to look
     * @param limit how many at most, positive
     * @return the newest of them, oldest first; empty if they cannot be read now
     */
    List<InboundMessage> before(AccountId account, long chatId, long rowId, int limit);
}
