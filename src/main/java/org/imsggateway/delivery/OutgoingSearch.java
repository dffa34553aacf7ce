package org.imsggateway.delivery;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a look for an outgoing row in the Mac's database found. */
public sealed interface OutgoingSearch {

    /**
     * Rows that fit, oldest first. More than one may fit when the same text was sent twice; the caller knows which of
     * them belong to other messages.
     *
     * @param rows the rows, never empty
     * @param all whether the database was read whole from the time of the send on, so that no other row may be it
     */
    record Found(List<Row> rows, boolean all) implements OutgoingSearch {}

    /**
     * Messages has it under the name of the attempt, so that it is certainly this message.
     *
     * @param guid its id
     * @param error why Messages could not deliver it; null if it has or may still
     */
    record Identified(String guid, @Nullable String error) implements OutgoingSearch {}

    /**
     * The database was read whole from the time of the send on, and has no such row.
     *
     * @param readAt when it was read
     */
    record Absent(Instant readAt) implements OutgoingSearch {}

    /**
     * It could not be looked for.
     *
     * @param reason why, for a person
     */
    record Unavailable(String reason) implements OutgoingSearch {}

    /**
     * An outgoing row.
     *
     * @param guid its id
     * @param rowId its number
     */
    record Row(String guid, long rowId) {}
}
