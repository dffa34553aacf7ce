package org.imsggateway.simulator;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** The columns that a database has, in lower case by table: what is missing is left out of every query. */
record Columns(Map<String, Set<String>> byTable) {

    static Columns of(Connection connection) throws SQLException {
        var byTable = new HashMap<String, Set<String>>();
        for (var table :
                new String[] {"message", "chat", "chat_message_join", "attachment", "message_attachment_join"}) {
            var names = new HashSet<String>();
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("PRAGMA table_info(" + table + ")")) {
                while (rows.next()) {
                    names.add(rows.getString("name").toLowerCase(Locale.ROOT));
                }
            }
            byTable.put(table, names);
        }
        return new Columns(byTable);
    }

    boolean has(String table, String column) {
        return byTable.getOrDefault(table, Set.of()).contains(column.toLowerCase(Locale.ROOT));
    }

    boolean hasMessage(String column) {
        return has("message", column);
    }

    /** The column of a message, or what stands for it where it does not exist. */
    String message(String column, String fallback) {
        return hasMessage(column) ? "m." + column : fallback;
    }

    boolean reactions() {
        return hasMessage("guid") && hasMessage("associated_message_guid") && hasMessage("associated_message_type");
    }

    boolean scheduled() {
        return hasMessage("schedule_type") && hasMessage("schedule_state");
    }

    boolean attachments() {
        return has("attachment", "rowid") && has("message_attachment_join", "attachment_id");
    }

    ObjectNode features() {
        return Json.object()
                .put("unread_state", hasMessage("is_read"))
                .put("scheduled_messages", scheduled())
                .put("reactions", reactions())
                .put("reply_context", hasMessage("thread_originator_guid") || hasMessage("reply_to_guid"))
                .put(
                        "routing_metadata",
                        has("chat", "account_id")
                                && has("chat", "account_login")
                                && has("chat", "last_addressed_handle"))
                .put(
                        "balloon_payloads",
                        hasMessage("balloon_bundle_id")
                                && hasMessage("payload_data")
                                && hasMessage("message_summary_info"));
    }
}
