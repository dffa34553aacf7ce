package org.imsggateway.message;

/**
 * One account and one chat in it: the unit of order. Messages of one conversation are judged, answered and sent one
 * after the other; different conversations do not wait for each other.
 *
 * @param account the account
 * @param group whether it is treated as a group
 * @param peer the chat number for a group, the other person's normalised handle for a direct chat
 */
public record Conversation(AccountId account, boolean group, String peer) {

    /**
     * A group.
     *
     * @param account the account
     * @param chatId its row number
     * @return the conversation
     */
    public static Conversation group(AccountId account, long chatId) {
        return new Conversation(account, true, Long.toString(chatId));
    }

    /**
     * A direct chat.
     *
     * @param account the account
     * @param handle the other person
     * @return the conversation
     */
    public static Conversation direct(AccountId account, Handle handle) {
        return new Conversation(account, false, handle.value());
    }

    /**
     * A text that is the same for equal conversations only; it holds a handle, so it is not for logs.
     *
     * @return for example {@code default/group:42} or {@code default/dm:+15555550123}
     */
    public String key() {
        return account + (group ? "/group:" : "/dm:") + peer;
    }

    /** Masked: a direct conversation names a person. */
    @Override
    public String toString() {
        return account + (group ? "/group:" + peer : "/dm:" + new Handle(peer));
    }
}
