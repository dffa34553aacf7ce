package org.imsggateway.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.Handle;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The requests to be let in. Whoever reads and then writes takes the {@linkplain #lock() lock} first. */
@Repository
class PairingRequestRepository {

    private final JdbcClient jdbc;

    PairingRequestRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Keeps every other process and thread that wants it waiting until the transaction ends. SQLite lets only one
     * transaction write anyway; PostgreSQL needs the row lock, as it would let two count the same three requests.
     */
    void lock() {
        jdbc.sql("update pairing_lock set taken = taken + 1 where id = 1").update();
    }

    void removeCreatedBefore(Instant oldest) {
        jdbc.sql("delete from pairing_request where created_at < ?")
                .param(oldest.toEpochMilli())
                .update();
    }

    void insert(PairingRequest request) {
        jdbc.sql("""
                        insert into pairing_request
                          (account, handle, code, sender, chat_id, created_at, last_seen_at, rejected)
                        values (?, ?, ?, ?, ?, ?, ?, 0)""")
                .param(request.account().value())
                .param(request.handle().value())
                .param(request.code())
                .param(request.sender())
                .param(request.chatId())
                .param(request.createdAt().toEpochMilli())
                .param(request.lastSeenAt().toEpochMilli())
                .update();
    }

    void seen(PairingRequest request, Instant at) {
        jdbc.sql("update pairing_request set last_seen_at = ? where account = ? and handle = ?")
                .param(at.toEpochMilli())
                .param(request.account().value())
                .param(request.handle().value())
                .update();
    }

    void reject(PairingRequest request) {
        jdbc.sql("update pairing_request set rejected = 1 where code = ?")
                .param(request.code())
                .update();
    }

    void delete(PairingRequest request) {
        jdbc.sql("delete from pairing_request where code = ?")
                .param(request.code())
                .update();
    }

    Optional<PairingRequest> find(AccountId account, Handle handle) {
        return jdbc.sql("select * from pairing_request where account = ? and handle = ?")
                .param(account.value())
                .param(handle.value())
                .query(PairingRequestRepository::read)
                .optional();
    }

    boolean hasCode(String code) {
        return jdbc.sql("select count(*) from pairing_request where code = ?")
                        .param(code)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** The pending requests of an account, or of all accounts for null; oldest first. */
    List<PairingRequest> pending(@Nullable AccountId account) {
        return jdbc.sql("""
                        select * from pairing_request
                        where rejected = 0 and account = coalesce(cast(? as text), account)
                        order by created_at, id""")
                .param(account == null ? null : account.value())
                .query(PairingRequestRepository::read)
                .list();
    }

    private static PairingRequest read(ResultSet row, int number) throws SQLException {
        return new PairingRequest(
                new AccountId(row.getString("account")),
                new Handle(row.getString("handle")),
                row.getString("code"),
                row.getString("sender"),
                row.getString("chat_id"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("last_seen_at")),
                row.getInt("rejected") != 0);
    }
}
