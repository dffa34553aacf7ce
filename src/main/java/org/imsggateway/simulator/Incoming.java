package org.imsggateway.simulator;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a message that someone sent to the simulated account, as Messages would. */
final class Incoming {

    private static final int EXCERPT = 40;

    private final MessagesStore store;
    private final AppleRows rows;

    Incoming(MessagesStore store, AppleRows rows) {
        this.store = store;
        this.rows = rows;
    }

    /**
     * What arrives.
     *
     * @param chatId an existing chat; null for the direct chat with the sender, or the group
     * @param group the other members of a group; empty for a direct chat
     * @param tapback kind or emoji; null for an ordinary message
     * @param replyTo the message that is answered or reacted to
     * @param date Apple time
     */
    record Arrival(
            String from,
            boolean fromMe,
            @Nullable Long chatId,
            List<String> group,
            @Nullable String groupName,
            String text,
            List<Path> files,
            @Nullable String replyTo,
            @Nullable String tapback,
            boolean removed,
            String service,
            long date) {}

    /** The row as written. */
    record Received(long id, String guid, long chatId, String chatGuid, String text) {}

    Received receive(Arrival arrival) {
        store.create();
        return store.write(connection -> write(connection, arrival));
    }

    private Received write(Connection connection, Arrival arrival) throws SQLException {
        var chatId = chat(connection, arrival);
        var chatGuid = MessageRow.orEmpty(AppleRows.text(connection, "SELECT guid FROM chat WHERE ROWID = ?", chatId));
        var handle = arrival.fromMe() && chatGuid.contains(";+;")
                ? 0L
                : rows.handle(connection, arrival.from(), arrival.service());
        if (!arrival.fromMe()) {
            rows.addMember(connection, chatId, handle);
        }
        var guid = AppleRows.newGuid();
        var text = text(connection, arrival);
        var row = rows.message(guid, text, arrival.service(), arrival.date())
                .set("handle_id", handle)
                .set("is_from_me", arrival.fromMe() ? 1 : 0)
                .set("is_sent", arrival.fromMe() ? 1 : 0)
                .set("destination_caller_id", AppleRows.OWN_NUMBER)
                .set("cache_has_attachments", arrival.files().isEmpty() ? 0 : 1);
        relate(connection, row, arrival, chatId);
        var id = row.insert(connection);
        for (var file : arrival.files()) {
            rows.attach(connection, id, file, arrival.fromMe(), false);
        }
        rows.join(connection, chatId, id, arrival.date());
        return new Received(id, guid, chatId, chatGuid, text);
    }

    private long chat(Connection connection, Arrival arrival) throws SQLException {
        if (arrival.chatId() != null) {
            if (AppleRows.number(connection, "SELECT 1 FROM chat WHERE ROWID = ?", arrival.chatId()) == null) {
                throw new UsageException(
                        "--chat-id: there is no chat " + arrival.chatId() + " in " + store.path() + ".");
            }
            return arrival.chatId();
        }
        if (arrival.group().isEmpty()) {
            return rows.directChat(connection, arrival.from(), arrival.service());
        }
        var members = new java.util.ArrayList<>(arrival.group());
        if (!arrival.fromMe()) {
            members.add(arrival.from());
        }
        return rows.group(connection, members, arrival.groupName(), arrival.service());
    }

    private static String text(Connection connection, Arrival arrival) throws SQLException {
        if (arrival.tapback() == null) {
            return Outgoing.OBJECT_REPLACEMENT.repeat(arrival.files().size()) + arrival.text();
        }
        var target = AppleRows.text(
                connection, "SELECT text FROM message WHERE guid = ?", MessageRow.orEmpty(arrival.replyTo()));
        var excerpt = MessageRow.orEmpty(target);
        var shown =
                excerpt.length() > EXCERPT ? excerpt.substring(0, excerpt.offsetByCodePoints(0, 20)) + "…" : excerpt;
        return kind(arrival.tapback()).text(arrival.removed(), arrival.tapback(), shown);
    }

    private static Tapback kind(String name) {
        var kind = Tapback.named(name);
        return kind == null ? Tapback.CUSTOM : kind;
    }

    private static void relate(Connection connection, NewRow row, Arrival arrival, long chatId) throws SQLException {
        if (arrival.replyTo() == null) {
            return;
        }
        if (arrival.tapback() != null) {
            row.set("associated_message_guid", "p:0/" + arrival.replyTo())
                    .set("associated_message_type", kind(arrival.tapback()).type(arrival.removed()));
            return;
        }
        var previous = AppleRows.text(
                connection,
                "SELECT m.guid FROM message m JOIN chat_message_join j ON j.message_id = m.ROWID"
                        + " WHERE j.chat_id = ? ORDER BY m.ROWID DESC LIMIT 1",
                chatId);
        var original = MessageRow.orEmpty(
                AppleRows.text(connection, "SELECT text FROM message WHERE guid = ?", arrival.replyTo()));
        row.set("thread_originator_guid", arrival.replyTo())
                .set("thread_originator_part", "0:0:" + original.length())
                .set("reply_to_guid", previous == null ? arrival.replyTo() : previous);
    }
}
