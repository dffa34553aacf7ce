package org.imsggateway.agent;

import java.time.Instant;
import java.util.List;
import org.imsggateway.message.AttachmentRef;
import org.jspecify.annotations.Nullable;

/**
 * What was said, as every agent gets it, whatever account or Mac it came through. Nothing in it can pass for a word of this
 * program: marks such as {@code [System]} in what people wrote are made harmless.
 *
 * @param from who speaks, for a machine: {@code imessage:+15555550123} or {@code imessage:group:42}
 * @param to where the answer goes: {@code imessage:+15555550123} or {@code chat_id:42}; an agent cannot change it
 * @param chatType direct or group
 * @param groupSubject the title of the group; null if it has none or there is no group
 * @param groupMembers the addresses of its members, joined by commas; null if there is no group
 * @param senderName the sender's normalised address
 * @param senderId the sender's address as it was received
 * @param messageId the message's id in Messages
 * @param quote the message that this one replies to, as far as the agent may see it; null if none
 * @param sentAt when it was sent; null if unknown
 * @param text what was said, and nothing else; a file without words is shown as {@code <media:image>} or the like
 * @param body the whole of it for a model: what was said before in a group, then the message in its envelope
 * @param context what was said in the group since the last answer, oldest first; empty in a direct chat
 * @param files its files as Messages names them, as far as the account lets agents know of them
 * @param mentioned whether it names the agent, or was said to it alone
 * @param commandAuthorized whether its sender may give commands
 */
public record TurnMessage(
        String from,
        String to,
        ChatType chatType,
        @Nullable String groupSubject,
        @Nullable String groupMembers,
        String senderName,
        String senderId,
        String messageId,
        @Nullable Quote quote,
        @Nullable Instant sentAt,
        String text,
        String body,
        List<Earlier> context,
        List<AttachmentRef> files,
        boolean mentioned,
        boolean commandAuthorized) {

    /** Copies the lists. */
    public TurnMessage {
        context = List.copyOf(context);
        files = List.copyOf(files);
    }

    /** Whether one person or several listen. */
    public enum ChatType {
        /** One person. */
        DIRECT,
        /** Several. */
        GROUP
    }

    /**
     * The message that is replied to.
     *
     * @param id its id; null if unknown
     * @param sender who wrote it; null if unknown
     * @param text what it says
     */
    public record Quote(@Nullable String id, @Nullable String sender, String text) {}

    /**
     * Something that was said before and not answered.
     *
     * @param sender the normalised address
     * @param body what was said
     * @param timestamp when it was sent; null if unknown
     */
    public record Earlier(
            String sender, String body, @Nullable Instant timestamp) {}

    /** Names the message without what was said, so that it may stand in a log. */
    @Override
    public String toString() {
        return "TurnMessage[messageId=%s, chatType=%s, length=%d, context=%d]"
                .formatted(messageId, chatType, text.length(), context.size());
    }
}
