package org.imsggateway.session;

import org.imsggateway.message.AccountId;

/** Which chats Messages has. */
public interface KnownChats {

    /**
     * Whether Messages says that it has no such chat.
     *
     * @param account whose Messages
     * @param chatId the number of the chat, from 1
     * @return false also where it cannot be asked now, or does not say
     */
    boolean lacks(AccountId account, long chatId);
}
