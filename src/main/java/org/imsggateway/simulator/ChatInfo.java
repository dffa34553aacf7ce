package org.imsggateway.simulator;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A chat with its members.
 *
 * @param title the stored display name; null where none is stored, which is not the same as an empty one
 */
record ChatInfo(
        long id,
        String identifier,
        String guid,
        @Nullable String title,
        String service,
        String accountId,
        String accountLogin,
        String lastAddressed,
        List<String> participants) {

    /** What stands for a chat that a message has not been joined with. */
    static final ChatInfo NONE = new ChatInfo(0, "", "", "", "", "", "", "", List.of());

    static @Nullable ChatInfo find(Connection connection, Columns columns, long id) throws SQLException {
        var sql = "SELECT c.ROWID id, c.chat_identifier identifier, c.guid guid, c.display_name title,"
                + " c.service_name service, " + column(columns, "account_id") + " account_id, "
                + column(columns, "account_login") + " account_login, "
                + column(columns, "last_addressed_handle") + " last_addressed FROM chat c WHERE c.ROWID = ?";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, id);
            try (var row = statement.executeQuery()) {
                if (!row.next()) {
                    return null;
                }
                return new ChatInfo(
                        id,
                        MessageRow.orEmpty(row.getString("identifier")),
                        MessageRow.orEmpty(row.getString("guid")),
                        row.getString("title"),
                        MessageRow.orEmpty(row.getString("service")),
                        MessageRow.orEmpty(row.getString("account_id")),
                        MessageRow.orEmpty(row.getString("account_login")),
                        MessageRow.orEmpty(row.getString("last_addressed")),
                        participants(connection, id));
            }
        }
    }

    private static String column(Columns columns, String name) {
        return columns.has("chat", name) ? "c." + name : "NULL";
    }

    private static List<String> participants(Connection connection, long id) throws SQLException {
        var participants = new ArrayList<String>();
        try (var statement = connection.prepareStatement("SELECT DISTINCT h.id FROM chat_handle_join j"
                + " JOIN handle h ON h.ROWID = j.handle_id WHERE j.chat_id = ? ORDER BY h.id")) {
            statement.setLong(1, id);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    participants.add(row.getString(1));
                }
            }
        }
        return participants;
    }

    boolean isGroup() {
        return guid.contains(";+;") || identifier.contains(";+;");
    }

    /** The name of a chat in a list: newer versions pass over an empty title, older ones only over a missing one. */
    String name(Profile profile) {
        return title == null || (profile.strict() && title.isEmpty()) ? identifier : title;
    }

    /** The name of a chat on a message. */
    String nameOnMessage(Profile profile) {
        return title == null ? (profile.strict() ? "" : identifier) : title;
    }

    ObjectNode core(Profile profile) {
        var json = Json.object().put("id", id).put("identifier", identifier);
        if (!guid.isEmpty() || !profile.strict()) {
            json.put("guid", guid);
        }
        return json.put("name", name(profile));
    }

    /** Adds what every listing ends with. */
    ObjectNode members(ObjectNode json) {
        json.set("participants", Json.strings(participants));
        return json.put("is_group", isGroup());
    }

    ObjectNode account(ObjectNode json) {
        putUnlessEmpty(json, "account_id", accountId);
        putUnlessEmpty(json, "account_login", accountLogin);
        putUnlessEmpty(json, "last_addressed_handle", lastAddressed);
        return json;
    }

    static void putUnlessEmpty(ObjectNode json, String key, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            json.put(key, value);
        }
    }
}
