package org.imsggateway.imsg;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code GET /chats/{chatId}/messages} answers: what was said in a chat, the newest first.
 *
 * @param accountId the account that was asked
 * @param chatId the chat
 * @param messages the messages
 */
public record ChatMessages(String accountId, long chatId, List<Message> messages) {

    /** Copies the messages. */
    public ChatMessages {
        messages = List.copyOf(messages);
    }

    /**
     * One message.
     *
     * @param id its row number
     * @param guid its id
     * @param sender who wrote it; empty for our own in a group
     * @param fromMe whether it is ours
     * @param text its text
     * @param sentAt when; null if unknown
     * @param attachments the names of its files
     */
    public record Message(
            long id,
            String guid,
            String sender,
            boolean fromMe,
            String text,
            @Nullable Instant sentAt,
            List<String> attachments) {

        /** Copies the names. */
        public Message {
            attachments = List.copyOf(attachments);
        }
    }
}
