package org.imsggateway.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.Handle;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who has been approved. */
@Repository
class ApprovalRepository {

    private final JdbcClient jdbc;

    ApprovalRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds an approval; an earlier one of the same sender gives way, its place in the list stays. */
    void put(Approval approval) {
        @Nullable Instant expiresAt = approval.expiresAt();
        jdbc.sql("""
                        insert into approved_sender (account, handle, approved_at, approved_by, expires_at)
                        values (?, ?, ?, ?, ?)
                        on conflict (account, handle) do update set
                          approved_at = excluded.approved_at,
                          approved_by = excluded.approved_by,
                          expires_at = excluded.expires_at""")
                .param(approval.account().value())
                .param(approval.handle().value())
                .param(approval.approvedAt().toEpochMilli())
                .param(approval.approvedBy())
                .param(expiresAt == null ? null : expiresAt.toEpochMilli())
                .update();
    }

    /** Removes a sender from one account, or from all for null; says from how many. */
    int delete(Handle handle, @Nullable AccountId account) {
        return jdbc.sql("""
                        delete from approved_sender
                        where handle = ? and account = coalesce(cast(? as text), account)""")
                .param(handle.value())
                .param(account == null ? null : account.value())
                .update();
    }

    /** The approvals of an account, or of all accounts for null, expired ones included; oldest first. */
    List<Approval> list(@Nullable AccountId account) {
        return jdbc.sql("""
                        select * from approved_sender
                        where account = coalesce(cast(? as text), account)
                        order by approved_at, id""")
                .param(account == null ? null : account.value())
                .query(ApprovalRepository::read)
                .list();
    }

    private static Approval read(ResultSet row, int number) throws SQLException {
        long expiresAt = row.getLong("expires_at");
        boolean forGood = row.wasNull();
        return new Approval(
                new AccountId(row.getString("account")),
                // Stored in its normal form. Made normal once more, an address with two schemes would be somebody
                // else's.
                new Handle(row.getString("handle")),
                Instant.ofEpochMilli(row.getLong("approved_at")),
                row.getString("approved_by"),
                forGood ? null : Instant.ofEpochMilli(expiresAt));
    }
}
