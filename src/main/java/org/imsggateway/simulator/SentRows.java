package org.imsggateway.simulator;

import org.jspecify.annotations.Nullable;

/** Looks for the rows that a send left behind. */
final class SentRows {

    private final ChatDatabase database;
    private final Profile profile;

    SentRows(ChatDatabase database, Profile profile) {
        this.database = database;
        this.profile = profile;
    }

    long newest() {
        return database.read((connection, columns) -> {
            var newest = AppleRows.number(connection, "SELECT coalesce(max(ROWID), 0) FROM message");
            return newest == null ? 0 : newest;
        });
    }

    /** The newest outgoing row with this text in the target's chat; null where there is none. */
    AppleScript.@Nullable Sent find(Target target, String text, long since) {
        return database.<AppleScript.@Nullable Sent>read((connection, columns) -> {
            var sql = MessageRow.select(columns) + ", c.guid chat_guid" + Messages.FROM
                    + " JOIN chat c ON c.ROWID = j.chat_id WHERE m.is_from_me = 1 AND m.date >= ?1"
                    + " AND (j.chat_id = ?2 OR (?2 IS NULL AND c.chat_identifier = ?3)) ORDER BY m.ROWID DESC";
            try (var statement = connection.prepareStatement(sql)) {
                statement.setLong(1, since);
                statement.setObject(2, target.chatId());
                statement.setString(3, target.handle());
                try (var result = statement.executeQuery()) {
                    while (result.next()) {
                        var row = MessageRow.of(result);
                        if (matches(row, text)) {
                            var chat = new Target(
                                    row.chatId(), result.getString("chat_guid"), target.handle(), target.service());
                            return new AppleScript.Sent(row.id(), row.guid(), chat);
                        }
                    }
                }
            }
            return null;
        });
    }

    private boolean matches(MessageRow row, String text) {
        return profile.strict() ? row.text(profile).equals(text) : text.equals(row.storedText());
    }

    /** An empty outgoing row in no chat, addressed to the target, newer than the given one. */
    @Nullable
    Long ghost(Target target, long after) {
        return database.<@Nullable Long>read((connection, columns) -> AppleRows.number(
                connection,
                "SELECT m.ROWID FROM message m LEFT JOIN handle h ON h.ROWID = m.handle_id"
                        + " WHERE m.ROWID > ? AND m.is_from_me = 1 AND coalesce(m.text, '') = ''"
                        + (columns.hasMessage("attributedBody") ? " AND m.attributedBody IS NULL" : "")
                        + " AND coalesce(h.id, '') = ?"
                        + " AND NOT EXISTS (SELECT 1 FROM chat_message_join j WHERE j.message_id = m.ROWID)",
                after,
                target.handle()));
    }
}
