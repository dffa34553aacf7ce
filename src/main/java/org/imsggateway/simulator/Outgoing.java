package org.imsggateway.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Messages at work: what it writes into chat.db when it is told to send. */
final class Outgoing {

    static final String OBJECT_REPLACEMENT = "\uFFFC";

    private final MessagesStore store;
    private final AppleRows rows;
    private final Faults faults;

    Outgoing(MessagesStore store, AppleRows rows, Faults faults) {
        this.store = store;
        this.rows = rows;
        this.faults = faults;
    }

    AppleRows rows() {
        return rows;
    }

    MessagesStore store() {
        return store;
    }

    /** A row as written. */
    record Written(long id, String guid, long chatId) {}

    /**
     * Writes the row of a sent message, or what the active faults put in its place.
     *
     * @param guid null for a new one
     * @param file staged file; null for text alone
     * @param extra adds further columns
     */
    @Nullable
    Written send(Target target, String text, @Nullable Path file, @Nullable String guid, UnaryOperator<NewRow> extra) {
        if (faults.has(Fault.NO_ROW)) {
            return null;
        }
        if (faults.has(Fault.GHOST_ROW)) {
            store.write(connection -> ghost(connection, target));
            return null;
        }
        var written = store.write(connection -> message(connection, target, text, file, guid, extra));
        if (faults.has(Fault.LATE_JOIN)) {
            Thread.ofPlatform().name("simulator late join").daemon().start(() -> {
                faults.delay(Fault.LATE_JOIN);
                store.write(connection -> {
                    rows.join(connection, written.chatId(), written.id(), rows.now());
                    return null;
                });
            });
        }
        return written;
    }

    private Written message(
            Connection connection,
            Target target,
            String text,
            @Nullable Path file,
            @Nullable String guid,
            UnaryOperator<NewRow> extra)
            throws SQLException {
        var chatId = chat(connection, target);
        var date = rows.now();
        var identity = guid == null ? AppleRows.newGuid() : guid;
        var row = extra.apply(row(connection, target, file == null ? text : OBJECT_REPLACEMENT + text, identity, date));
        var id = row.set("cache_has_attachments", file == null ? 0 : 1).insert(connection);
        if (file != null) {
            rows.attach(connection, id, file, true, false);
        }
        if (!faults.has(Fault.LATE_JOIN)) {
            rows.join(connection, chatId, id, date);
        }
        return new Written(id, identity, chatId);
    }

    private NewRow row(Connection connection, Target target, String text, String guid, long date) throws SQLException {
        var row = rows.message(guid, text, target.service(), date)
                .set("handle_id", target.isGroup() ? 0L : rows.handle(connection, target.handle(), target.service()))
                .set("is_from_me", 1)
                .set("is_sent", 1)
                .set("destination_caller_id", AppleRows.OWN_NUMBER);
        return faults.has(Fault.BODY_ONLY) ? row.unset("text") : row;
    }

    private long chat(Connection connection, Target target) throws SQLException {
        return target.chatId() != null
                ? target.chatId()
                : rows.directChat(connection, target.handle(), target.service());
    }

    private long ghost(Connection connection, Target target) throws SQLException {
        var handle = target.isGroup() ? 0L : rows.handle(connection, target.handle(), target.service());
        return new NewRow("message")
                .set("guid", AppleRows.newGuid())
                .set("handle_id", handle)
                .set("service", "SMS")
                .set("date", rows.now())
                .set("is_from_me", 1)
                .insert(connection);
    }

    /**
     * Copies a file to where Messages can read it.
     *
     * @return null where there is no such file
     */
    @Nullable
    Path stage(String file) {
        var source = Path.of(Attachments.expand(file));
        if (!Files.isRegularFile(source)) {
            return null;
        }
        var parent = store.path().toAbsolutePath().getParent();
        var directory = (parent == null ? Path.of(".") : parent)
                .resolve("Attachments")
                .resolve("imsg")
                .resolve(UUID.randomUUID().toString());
        try {
            Files.createDirectories(directory);
            return Files.copy(source, directory.resolve(source.getFileName()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
