package org.imsggateway.imsg;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * By what a Messages database is known again.
 *
 * @param marks some of its last rows, oldest first
 * @param file the system's number of its file; null where it does not lie on this machine
 * @param numberedSince since when it is known, so that row numbers from before are not its own; null if for ever
 */
record KnownDatabase(
        List<Mark> marks, @Nullable String file, @Nullable Instant numberedSince) {

    static final KnownDatabase NONE = new KnownDatabase(List.of(), null, null);

    KnownDatabase {
        marks = List.copyOf(marks);
    }

    /**
     * A row of a database.
     *
     * @param row its number
     * @param guid its id in all of Messages
     * @param chat the number of its chat
     * @param sentAt when it was sent; null if Messages does not say
     */
    record Mark(long row, String guid, long chat, @Nullable Instant sentAt) {}
}
