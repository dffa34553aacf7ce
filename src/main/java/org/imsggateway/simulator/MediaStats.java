package org.imsggateway.simulator;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The attachments part of <code>messages.stats</code>. */
record MediaStats(Chats chats, Profile profile) {

    ObjectNode of(Connection connection, Columns columns, @Nullable Long chatId) throws SQLException {
        if (!columns.attachments() && !columns.has("attachment", "filename")) {
            throw RpcError.invalidParams("media statistics are unavailable because attachment tables are missing");
        }
        var from = " FROM attachment a JOIN message_attachment_join x ON x.attachment_id = a.ROWID"
                + " JOIN chat_message_join j ON j.message_id = x.message_id"
                + (chatId == null ? "" : " WHERE j.chat_id = " + chatId);
        var media = Json.object();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "SELECT count(DISTINCT a.ROWID), coalesce(sum(a.total_bytes), 0)" + from)) {
            row.next();
            media.put("total_attachments", row.getLong(1)).put("total_bytes", row.getLong(2));
        }
        var types = Json.array();
        try (var statement = connection.createStatement();
                var row =
                        statement.executeQuery("SELECT a.uti, a.mime_type, count(*) n, coalesce(sum(a.total_bytes), 0)"
                                + from + " GROUP BY a.uti, a.mime_type ORDER BY n DESC, a.uti")) {
            while (row.next()) {
                types.add(Json.object()
                        .put("uti", StatsMethod.orUnknown(row.getString(1)))
                        .put("mime_type", StatsMethod.orUnknown(row.getString(2)))
                        .put("attachment_count", row.getLong(3))
                        .put("total_bytes", row.getLong(4)));
            }
        }
        media.set("types", types);
        byChat(connection, columns, from, media);
        return media;
    }

    private void byChat(Connection connection, Columns columns, String from, ObjectNode media) throws SQLException {
        var byChat = Json.array();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT j.chat_id, count(*) n, coalesce(sum(a.total_bytes), 0)" + from
                        + " GROUP BY j.chat_id ORDER BY n DESC, j.chat_id")) {
            while (row.next()) {
                var head =
                        StatsMethod.chatHead(chats.find(connection, columns, row.getLong(1)), row.getLong(1), profile);
                byChat.add(head.put("attachment_count", row.getLong(2)).put("total_bytes", row.getLong(3)));
            }
        }
        media.set("chats", byChat);
    }
}
