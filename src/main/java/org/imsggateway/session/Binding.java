package org.imsggateway.session;

import java.time.Instant;
import java.util.Locale;
import org.imsggateway.message.Conversation;
import org.imsggateway.message.Handle;
import org.imsggateway.message.ShortDigest;

/**
 * A conversation that was bound to a session while the gateway runs.
 *
 * @param conversation the conversation, by the name it was bound under
 * @param session the session that its messages go to
 * @param agentId the agent of that session
 * @param origin by what way it was bound
 * @param boundBy who bound it; nobody if that was not done in the chat
 * @param boundAt when
 * @param lastUsedAt when a message last went there; when it was bound if none did
 */
public record Binding(
        Conversation conversation,
        SessionKey session,
        String agentId,
        Origin origin,
        Handle boundBy,
        Instant boundAt,
        Instant lastUsedAt) {

    /** By what way a conversation was bound. */
    public enum Origin {
        /** Someone in it gave a command. */
        CHAT,
        /** A call of the REST API. */
        API;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Names this binding, and not the one that may replace it. */
    String id() {
        return ShortDigest.of(conversation.key() + " " + session.value());
    }

    /**
     * Whether it is somebody's own, so that nobody else may replace it in the chat.
     *
     * @param handle that person
     * @return false for one that was made over the API: it is nobody's
     */
    boolean isOfAnother(Handle handle) {
        return origin == Origin.CHAT && !boundBy.equals(handle);
    }

    Binding usedAt(Instant now) {
        return new Binding(conversation, session, agentId, origin, boundBy, boundAt, now);
    }
}
