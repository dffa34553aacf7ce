package org.imsggateway.delivery;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.imsggateway.message.AccountId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of the outbox, for those who only look. */
@Repository
class OutboxStatusRepository {

    private final JdbcClient jdbc;

    OutboxStatusRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The message that a piece with this guid is part of. */
    Optional<String> messageOf(AccountId account, String guid) {
        return jdbc.sql(
                        "select message_id from outbox_piece where guid is not null and account = :account and guid = :guid limit 1")
                .param("account", account.value())
                .param("guid", guid)
                .query(String.class)
                .optional();
    }

    boolean mayBeSending(AccountId account, String text) {
        return jdbc.sql("""
                        select 1 from outbox_piece where state = 'SENDING' and account = :account and text = :text
                        union all
                        select 1 from outbox_piece where state = 'UNKNOWN' and account = :account and text = :text
                        limit 1""")
                .param("account", account.value())
                .param("text", text)
                .query(Long.class)
                .optional()
                .isPresent();
    }

    Optional<KeyOwner> owner(String key) {
        return jdbc.sql("select id, fingerprint from outbox_message where idempotency_key = :key")
                .param("key", key)
                .query((row, _) -> new KeyOwner(row.getString("id"), row.getString("fingerprint")))
                .optional();
    }

    Optional<MessageStatus> status(String id) {
        List<MessageStatus.Piece> pieces = jdbc.sql("select * from outbox_piece where message_id = :id order by piece")
                .param("id", id)
                .query(OutboxStatusRepository::shown)
                .list();
        return jdbc.sql("select * from outbox_message where id = :id")
                .param("id", id)
                .query((row, _) -> status(row, pieces))
                .optional();
    }

    /** How many open pieces there are by state, and how many are settled without anyone knowing whether they arrived. */
    OutboxDepth depth() {
        Map<OutboxState, Long> open = jdbc
                .sql("select state, count(*) as pieces from outbox_piece where settled_at is null group by state")
                .query((row, _) -> Map.entry(OutboxState.valueOf(row.getString("state")), row.getLong("pieces")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        long lost = jdbc.sql("select count(*) from outbox_piece where state = 'UNKNOWN' and settled_at is not null")
                .query(Long.class)
                .single();
        return new OutboxDepth(open, lost);
    }

    private static MessageStatus.Piece shown(ResultSet row, int index) throws SQLException {
        String file = row.getString("file");
        Path name = file == null ? null : Path.of(file).getFileName();
        return new MessageStatus.Piece(
                row.getInt("piece"),
                row.getString("state"),
                row.getInt("length"),
                name == null ? null : name.toString(),
                row.getInt("attempts"),
                row.getString("guid"),
                row.getString("error"),
                instant(row, "sent_at"));
    }

    private static MessageStatus status(ResultSet row, List<MessageStatus.Piece> pieces) throws SQLException {
        return new MessageStatus(
                row.getString("id"),
                row.getString("account"),
                StoredTarget.read(row.getString("target")).text(),
                OutboxState.ofWhole(pieces.stream()
                                .map(piece -> OutboxState.valueOf(piece.state()))
                                .toList())
                        .name(),
                Instant.ofEpochMilli(row.getLong("created_at")),
                pieces);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    /** The message that has an idempotency key. */
    record KeyOwner(String messageId, String fingerprint) {}
}
