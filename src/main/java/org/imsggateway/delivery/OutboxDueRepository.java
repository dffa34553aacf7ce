package org.imsggateway.delivery;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.Service;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What of the outbox is due. Reads only. */
@Repository
class OutboxDueRepository {

    private final JdbcClient jdbc;

    OutboxDueRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<AccountId> accountsDue(Instant now) {
        return jdbc.sql("select distinct account from outbox_piece where due_at is not null and due_at <= :now")
                .param("now", now.toEpochMilli())
                .query((row, _) -> new AccountId(row.getString("account")))
                .list();
    }

    Optional<Instant> nextDueAfter(Instant now) {
        List<Instant> next = jdbc.sql("""
                        select due_at from outbox_piece where due_at is not null and due_at > :now
                        order by due_at limit 1""")
                .param("now", now.toEpochMilli())
                .query((row, _) -> Instant.ofEpochMilli(row.getLong("due_at")))
                .list();
        return next.stream().findFirst();
    }

    Optional<OutboxPiece> dueToSend(AccountId account, Instant now) {
        return due(account, now, "p.state in ('PENDING', 'RETRY')");
    }

    Optional<OutboxPiece> dueToLookFor(AccountId account, Instant now) {
        return due(account, now, "p.state = 'UNKNOWN'");
    }

    private Optional<OutboxPiece> due(AccountId account, Instant now, String states) {
        return jdbc.sql("""
                        select p.*, m.target, m.service, m.region, m.reply_to from outbox_piece p
                        join outbox_message m on m.id = p.message_id
                        where p.due_at is not null and p.account = :account and p.due_at <= :now and %s
                        order by p.due_at, p.id limit 1""".formatted(states))
                .param("account", account.value())
                .param("now", now.toEpochMilli())
                .query(OutboxDueRepository::piece)
                .optional();
    }

    boolean isBeingSent(AccountId account, String text) {
        return jdbc.sql(
                        "select 1 from outbox_piece where state = 'SENDING' and account = :account and text = :text limit 1")
                .param("account", account.value())
                .param("text", text)
                .query(Long.class)
                .optional()
                .isPresent();
    }

    /**
     * How many others of the same text went out, or may have, without anyone knowing their rows, and may have written theirs
     * behind the row that was known when this one was handed over. Of a text that retention has cleared the length tells.
     *
     * @param earliest those that were handed over before are not counted
     * @param lately those that were handed over since then may have been written long after what was known to them
     */
    int rivals(OutboxPiece piece, Instant earliest, Instant lately) {
        return jdbc.sql("""
                        select count(*) from outbox_piece
                        where account = :account and guid is null and settled_at is not null and handed_at >= :earliest
                          and id <> :id and state in ('SENT', 'UNKNOWN')
                          and (text = :text or (text is null and length = :length))
                          and (after_row is null or after_row >= :after or handed_at >= :lately)""")
                .param("account", piece.account().value())
                .param("earliest", earliest.toEpochMilli())
                .param("id", piece.id())
                .param("text", piece.text())
                .param("length", piece.text().length())
                .param("after", piece.afterRow() == null ? Long.MAX_VALUE : piece.afterRow())
                .param("lately", lately.toEpochMilli())
                .query(Integer.class)
                .single();
    }

    private static OutboxPiece piece(ResultSet row, int index) throws SQLException {
        String text = row.getString("text");
        String file = row.getString("file");
        return new OutboxPiece(
                row.getLong("id"),
                row.getString("message_id"),
                row.getInt("piece"),
                new AccountId(row.getString("account")),
                row.getString("conversation"),
                StoredTarget.read(row.getString("target")),
                Service.ofWord(row.getString("service")).orElse(Service.AUTO),
                row.getString("region"),
                row.getString("reply_to"),
                OutboxState.valueOf(row.getString("state")),
                text == null ? "" : text,
                file == null ? null : Path.of(file),
                row.getInt("attempts"),
                row.getInt("looks"),
                instant(row, "handed_at"),
                number(row, "after_row"),
                row.getString("child"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Long millis = number(row, column);
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }
}
