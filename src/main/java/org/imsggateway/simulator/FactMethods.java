package org.imsggateway.simulator;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** <code>messages.scheduled</code> and <code>message.send_status</code>. */
final class FactMethods {

    private static final String FLAGS =
            "is_sent is_delivered is_finished is_delayed is_prepared is_pending_satellite_send was_downgraded";

    private final ChatDatabase database;
    private final Profile profile;
    private final AppleRows rows;

    FactMethods(ChatDatabase database, Profile profile, AppleRows rows) {
        this.database = database;
        this.profile = profile;
        this.rows = rows;
    }

    void register(MethodTable table) {
        table.add(
                "messages.scheduled",
                Method.Lane.READ,
                Keys.of("limit"),
                () -> database.isReady() && database.read((connection, columns) -> columns.scheduled()),
                (params, call) -> scheduled(params));
        table.add(
                "message.send_status",
                Method.Lane.READ,
                Keys.of("guid"),
                database::isReady,
                (params, call) -> sendStatus(params));
    }

    private ObjectNode scheduled(Params params) {
        var limit = params.limit(50);
        return database.read((connection, columns) -> {
            if (!columns.scheduled()) {
                throw RpcError.invalidParams(
                        "scheduled messages are unavailable because this Messages database has no schedule columns");
            }
            return scheduled(connection, columns, limit);
        });
    }

    private ObjectNode scheduled(Connection connection, Columns columns, int limit) throws SQLException {
        var sql = MessageRow.select(columns) + ", m.service service, m.schedule_type s_type, m.schedule_state s_state,"
                + " c.chat_identifier c_identifier, c.guid c_guid, c.display_name c_name" + Messages.FROM
                + " JOIN chat c ON c.ROWID = j.chat_id WHERE m.is_from_me = 1 AND m.date >= ?"
                + " AND (m.schedule_type <> 0 OR m.schedule_state <> 0) ORDER BY m.date, m.ROWID LIMIT " + limit;
        var array = Json.array();
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, rows.now());
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    var row = MessageRow.of(result);
                    array.add(Json.object()
                            .put("id", row.id())
                            .put("guid", row.guid())
                            .put("chat_id", row.chatId())
                            .put("chat_identifier", MessageRow.orEmpty(result.getString("c_identifier")))
                            .put("chat_guid", MessageRow.orEmpty(result.getString("c_guid")))
                            .put("chat_name", MessageRow.orEmpty(result.getString("c_name")))
                            .put("text", row.text(profile))
                            .put("service", MessageRow.orEmpty(result.getString("service")))
                            .put("scheduled_at", AppleTime.iso(row.date()))
                            .put("schedule_type", result.getInt("s_type"))
                            .put("schedule_state", result.getInt("s_state")));
                }
            }
        }
        var json = Json.object();
        json.set("messages", array);
        return json;
    }

    private ObjectNode sendStatus(Params params) {
        var guid = params.required("guid", "guid is required").strip();
        return database.read((connection, columns) -> sendStatus(connection, columns, guid));
    }

    private ObjectNode sendStatus(Connection connection, Columns columns, String guid) throws SQLException {
        var flags = new StringBuilder();
        for (var flag : FLAGS.split(" ", -1)) {
            flags.append(", ").append(columns.message(flag, "0")).append(' ').append(flag);
        }
        var sql = "SELECT m.guid guid, m.service service, " + columns.message("error", "0") + " error, "
                + columns.message("date_delivered", "0") + " date_delivered, "
                + columns.message("date_read", "0") + " date_read" + flags
                + " FROM message m WHERE m.guid = ? COLLATE NOCASE ORDER BY m.ROWID LIMIT 1";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, guid);
            try (var row = statement.executeQuery()) {
                var found = row.next();
                var json = Json.object()
                        .put("ok", true)
                        .put("guid", found ? row.getString("guid") : guid)
                        .put("send_state", found ? state(row) : "pending")
                        .put("service", found ? row.getString("service") : null)
                        .put("checked_at", AppleTime.iso(rows.now()));
                if (found && row.getLong("date_delivered") != 0) {
                    json.put("delivered_at", AppleTime.iso(row.getLong("date_delivered")));
                }
                json.set("status_fields", found ? fields(row) : null);
                return json;
            }
        }
    }

    private static String state(java.sql.ResultSet row) throws SQLException {
        if (row.getInt("error") != 0) {
            return "failed";
        }
        if (row.getBoolean("is_delivered") || row.getLong("date_delivered") != 0) {
            return "delivered";
        }
        return row.getBoolean("is_sent") ? "sent" : "pending";
    }

    private static ObjectNode fields(java.sql.ResultSet row) throws SQLException {
        var fields = Json.object();
        for (var flag : FLAGS.split(" ", -1)) {
            fields.put(flag, row.getBoolean(flag));
        }
        return fields.put("error", row.getInt("error"))
                .put("date_delivered", dateOrNull(row.getLong("date_delivered")))
                .put("date_read", dateOrNull(row.getLong("date_read")));
    }

    private static @Nullable String dateOrNull(long date) {
        return date == 0 ? null : AppleTime.iso(date);
    }
}
