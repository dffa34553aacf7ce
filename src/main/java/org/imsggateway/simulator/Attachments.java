package org.imsggateway.simulator;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The attachments of a message, and the transcript that Messages made of a voice message. */
final class Attachments {

    private Attachments() {}

    static ArrayNode of(Connection connection, long messageId) throws SQLException {
        var array = Json.array();
        try (var statement = connection.prepareStatement("SELECT a.filename, a.transfer_name, a.uti, a.mime_type,"
                + " a.total_bytes, a.is_sticker FROM attachment a"
                + " JOIN message_attachment_join j ON j.attachment_id = a.ROWID"
                + " WHERE j.message_id = ? ORDER BY a.ROWID")) {
            statement.setLong(1, messageId);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    array.add(json(row));
                }
            }
        }
        return array;
    }

    private static ObjectNode json(ResultSet row) throws SQLException {
        var filename = MessageRow.orEmpty(row.getString("filename"));
        var path = expand(filename);
        return Json.object()
                .put("filename", filename)
                .put("transfer_name", MessageRow.orEmpty(row.getString("transfer_name")))
                .put("uti", MessageRow.orEmpty(row.getString("uti")))
                .put("mime_type", MessageRow.orEmpty(row.getString("mime_type")))
                .put("total_bytes", row.getLong("total_bytes"))
                .put("is_sticker", row.getBoolean("is_sticker"))
                .put("original_path", path)
                .put("missing", path.isEmpty() || !Files.isRegularFile(Path.of(path)));
    }

    /** A path with the home directory in place of a leading tilde. No path can be made of a NUL character, nor a file. */
    static String expand(String path) {
        var possible = path.replace('\0', '\uFFFD');
        return possible.equals("~") || possible.startsWith("~/")
                ? System.getProperty("user.home") + possible.substring(1)
                : possible;
    }

    /** What was said in a voice message; null where there is no transcript. */
    static @Nullable String transcript(Connection connection, Columns columns, long messageId) throws SQLException {
        if (!columns.has("attachment", "user_info")) {
            return null;
        }
        try (var statement = connection.prepareStatement("SELECT a.user_info FROM attachment a"
                + " JOIN message_attachment_join j ON j.attachment_id = a.ROWID"
                + " WHERE j.message_id = ? AND a.user_info IS NOT NULL ORDER BY a.ROWID")) {
            statement.setLong(1, messageId);
            try (var row = statement.executeQuery()) {
                return row.next() ? BinaryPlist.string(row.getBytes(1), "audio-transcription") : null;
            }
        }
    }
}
