package org.imsggateway.inbound;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code GET /inbound} answers: what arrived and what became of it.
 *
 * @param entries the newest first
 */
public record InboundEntries(List<Entry> entries) {

    /** Copies the entries. */
    public InboundEntries {
        entries = List.copyOf(entries);
    }

    /**
     * One message of the journal.
     *
     * @param id its number in the journal
     * @param turnId under which it can be answered through {@code POST /messages}; null if nobody waits for an answer
     * @param accountId the account
     * @param guid its id in Messages
     * @param rowId its row on the Mac
     * @param chatId the chat's number; 0 if unknown
     * @param group whether it was treated as a group message
     * @param sender the normalised sender
     * @param state {@code RECEIVED}, {@code QUEUED}, {@code WAITING}, {@code HANDLED}, {@code DROPPED}, {@code HELD} or
     *     {@code DEAD}
     * @param outcome why it is in that state, in a few words such as {@code dispatched} or {@code dmPolicy disabled};
     *     null while nothing is decided
     * @param agentId the agent it was given to; null if none
     * @param sessionKey the session it belongs to; null if none
     * @param text its text; null once retention has cleared it
     * @param sentAt when the sender wrote it; null if unknown
     * @param receivedAt when the gateway stored it
     * @param finishedAt when it reached its final state; null before
     */
    public record Entry(
            long id,
            @Nullable String turnId,
            String accountId,
            String guid,
            long rowId,
            long chatId,
            boolean group,
            String sender,
            String state,
            @Nullable String outcome,
            @Nullable String agentId,
            @Nullable String sessionKey,
            @Nullable String text,
            @Nullable Instant sentAt,
            Instant receivedAt,
            @Nullable Instant finishedAt) {}
}
