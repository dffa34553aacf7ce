package org.imsggateway.delivery;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code POST /messages} and {@code GET /messages/{id}} answer: a message on its way, piece by piece.
 *
 * @param id its id
 * @param accountId the account
 * @param to its target
 * @param state the state of the whole: {@code PENDING}, {@code SENDING}, {@code SENT}, {@code FAILED}, {@code UNKNOWN} or
 *     {@code CANCELLED}
 * @param createdAt when it was stored
 * @param pieces its pieces in order
 */
public record MessageStatus(
        String id, String accountId, String to, String state, Instant createdAt, List<Piece> pieces) {

    /** Copies the pieces. */
    public MessageStatus {
        pieces = List.copyOf(pieces);
    }

    /**
     * One message to Messages.
     *
     * @param index its place, from 0
     * @param state {@code PENDING}, {@code SENDING}, {@code RETRY}, {@code SENT}, {@code FAILED}, {@code UNKNOWN} or
     *     {@code CANCELLED}
     * @param length its text's length in UTF-16 code units
     * @param media the name of its file; null if none
     * @param attempts how often it was handed over
     * @param guid the id Messages gave it; null until known
     * @param error why it is not sent; null if there is nothing to say
     * @param sentAt when Messages took it; null until then
     */
    public record Piece(
            int index,
            String state,
            int length,
            @Nullable String media,
            int attempts,
            @Nullable String guid,
            @Nullable String error,
            @Nullable Instant sentAt) {}
}
