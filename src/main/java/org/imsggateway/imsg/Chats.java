package org.imsggateway.imsg;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code GET /chats} answers: the chats that Messages has, the most recent first.
 *
 * @param accountId the account that was asked
 * @param chats the chats
 */
public record Chats(String accountId, List<Chat> chats) {

    /** Copies the chats. */
    public Chats {
        chats = List.copyOf(chats);
    }

    /**
     * One chat.
     *
     * @param id its number, for {@code chat_id:<n>}
     * @param name its title, or its identifier if it has none
     * @param identifier its identifier
     * @param guid its globally unique id; null if unknown
     * @param service its service
     * @param group whether it is a group
     * @param participants its members without ourselves
     * @param lastMessageAt when something was last said; null if unknown
     */
    public record Chat(
            long id,
            String name,
            String identifier,
            @Nullable String guid,
            String service,
            boolean group,
            List<String> participants,
            @Nullable Instant lastMessageAt) {

        /** Copies the members. */
        public Chat {
            participants = List.copyOf(participants);
        }
    }
}
