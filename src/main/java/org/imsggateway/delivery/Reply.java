package org.imsggateway.delivery;

import java.nio.file.Path;
import java.util.List;
import org.imsggateway.message.ChatTarget;
import org.imsggateway.message.Conversation;
import org.jspecify.annotations.Nullable;

/**
 * Something to say, before it is formatted and cut into messages.
 *
 * @param conversation where it belongs: replies of one conversation go out in order
 * @param target where it is sent
 * @param text the text as the agent or person gave it; may be empty if there are files
 * @param media files on this machine, the first of which carries the text as its caption
 * @param origin who says it
 * @param inboundId the journal entry it answers; null if none
 * @param idempotencyKey a key under which a caller may repeat the request without a second message; null if none
 * @param asked the question, where an agent answers one; null if none
 */
public record Reply(
        Conversation conversation,
        ChatTarget target,
        String text,
        List<Path> media,
        Origin origin,
        @Nullable Long inboundId,
        @Nullable String idempotencyKey,
        @Nullable Asked asked) {

    /** Something to say that answers no question to an agent. */
    public Reply(
            Conversation conversation,
            ChatTarget target,
            String text,
            List<Path> media,
            Origin origin,
            @Nullable Long inboundId,
            @Nullable String idempotencyKey) {
        this(conversation, target, text, media, origin, inboundId, idempotencyKey, null);
    }

    /** Copies the files. */
    public Reply {
        media = List.copyOf(media);
    }

    /**
     * A question, and who was asked.
     *
     * @param messageId the guid of the message in Messages; empty if it has none
     * @param agentId the agent
     * @param part which part of its answer this is, from 0; only the first has the prefix
     */
    public record Asked(String messageId, String agentId, int part) {

        /** A question that is answered in one piece, or by its first. */
        public Asked(String messageId, String agentId) {
            this(messageId, agentId, 0);
        }
    }

    /** Who says it; decides what formatting it gets. */
    public enum Origin {
        /** An agent's answer: gets the response prefix and is sanitised. */
        AGENT,
        /** The answer to a control command. */
        COMMAND,
        /** A pairing text: never split, no prefix. */
        PAIRING,
        /** A person or program through the API: no prefix; simple HTML becomes plain text. */
        API
    }

    /** Names the conversation without the text, so that it may stand in a log. */
    @Override
    public String toString() {
        return "Reply[conversation=%s, origin=%s, length=%d]".formatted(conversation, origin, text.length());
    }
}
