package org.imsggateway.simulator;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows that Messages writes: handles, chats, messages and what joins them. */
final class AppleRows {

    /** Who the simulated account is. */
    static final String OWN_NUMBER = "+15555550100";

    static final String OWN_LOGIN = "E:me@example.com";
    private static final int DIRECT = 45;
    private static final int GROUP = 43;

    private final Clock clock;

    AppleRows(Clock clock) {
        this.clock = clock;
    }

    long now() {
        return AppleTime.of(clock.instant());
    }

    static String newGuid() {
        return UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
    }

    long handle(Connection connection, String id, String service) throws SQLException {
        var known = number(connection, "SELECT ROWID FROM handle WHERE id = ? AND service = ?", id, service);
        return known != null
                ? known
                : new NewRow("handle").set("id", id).set("service", service).insert(connection);
    }

    /** The direct chat with someone, made if there is none; an existing one counts under any spelling of its guid. */
    long directChat(Connection connection, String handle, String service) throws SQLException {
        var known = number(
                connection,
                "SELECT ROWID FROM chat WHERE chat_identifier = ?1 AND guid LIKE '%;-;%'"
                        + " ORDER BY service_name = ?2 DESC, guid LIKE 'any;%' DESC, ROWID LIMIT 1",
                handle,
                service);
        return known != null ? known : newChat(connection, DIRECT, handle, service, null, List.of(handle));
    }

    /** The group of exactly these members, made if there is none. */
    long group(Connection connection, List<String> members, @Nullable String title, String service)
            throws SQLException {
        var wanted = members.stream().distinct().sorted().toList();
        var known = number(
                connection,
                "SELECT j.chat_id FROM chat_handle_join j JOIN handle h ON h.ROWID = j.handle_id"
                        + " JOIN chat c ON c.ROWID = j.chat_id WHERE c.guid LIKE '%;+;%' GROUP BY j.chat_id"
                        + " HAVING group_concat(h.id, ',' ORDER BY h.id) = ? ORDER BY j.chat_id LIMIT 1",
                String.join(",", wanted));
        var identifier = "chat" + (UUID.randomUUID().getMostSignificantBits() >>> 1);
        return known != null ? known : newChat(connection, GROUP, identifier, service, title, wanted);
    }

    private long newChat(
            Connection connection,
            int style,
            String identifier,
            String service,
            @Nullable String title,
            List<String> members)
            throws SQLException {
        var id = new NewRow("chat")
                .set("guid", (style == GROUP ? "any;+;" : "any;-;") + identifier)
                .set("style", style)
                .set("state", 3)
                .set("chat_identifier", identifier)
                .set("service_name", service)
                .set("room_name", style == GROUP ? identifier : null)
                .set("account_id", "00000000-0000-0000-0000-000000000001")
                .set("account_login", OWN_LOGIN)
                .set("last_addressed_handle", OWN_NUMBER)
                .set("display_name", title == null ? "" : title)
                .set("group_id", newGuid())
                .insert(connection);
        for (var member : members) {
            addMember(connection, id, handle(connection, member, service));
        }
        return id;
    }

    void addMember(Connection connection, long chatId, long handleId) throws SQLException {
        var known = number(
                connection, "SELECT 1 FROM chat_handle_join WHERE chat_id = ? AND handle_id = ?", chatId, handleId);
        if (known == null) {
            new NewRow("chat_handle_join")
                    .set("chat_id", chatId)
                    .set("handle_id", handleId)
                    .insert(connection);
        }
    }

    /** A message row with what every one has; the text stands in both columns. */
    NewRow message(String guid, String text, String service, long date) {
        return new NewRow("message")
                .set("guid", guid)
                .set("text", text)
                .set("attributedBody", TypedStream.write(text))
                .set("service", service)
                .set("account", OWN_LOGIN)
                .set("date", date)
                .set("is_finished", 1);
    }

    void join(Connection connection, long chatId, long messageId, long date) throws SQLException {
        new NewRow("chat_message_join")
                .set("chat_id", chatId)
                .set("message_id", messageId)
                .set("message_date", date)
                .insert(connection);
    }

    /** Attaches a file that lies at its final place. */
    void attach(Connection connection, long messageId, Path file, boolean outgoing, boolean sticker)
            throws SQLException {
        var name = String.valueOf(file.getFileName());
        var type = FileType.of(name);
        var attachment = new NewRow("attachment")
                .set("guid", newGuid())
                .set("created_date", now() / 1_000_000_000L)
                .set("filename", file.toString())
                .set("uti", type.uti())
                .set("mime_type", type.mime())
                .set("transfer_state", 5)
                .set("is_outgoing", outgoing ? 1 : 0)
                .set("transfer_name", name)
                .set("total_bytes", size(file))
                .set("is_sticker", sticker ? 1 : 0)
                .insert(connection);
        new NewRow("message_attachment_join")
                .set("message_id", messageId)
                .set("attachment_id", attachment)
                .insert(connection);
    }

    private static long size(Path file) {
        return Files.isRegularFile(file) ? file.toFile().length() : 0;
    }

    /** The first number of the first row; null where there is no row. */
    static @Nullable Long number(Connection connection, String sql, Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            try (var row = statement.executeQuery()) {
                return row.next() ? (Long) row.getLong(1) : null;
            }
        }
    }

    static @Nullable String text(Connection connection, String sql, Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            try (var row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    static int update(Connection connection, String sql, Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            return statement.executeUpdate();
        }
    }

    private static void bind(java.sql.PreparedStatement statement, Object... parameters) throws SQLException {
        for (var i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }
}
