package org.imsggateway.imsg;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.imsggateway.message.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The table of the rows that the accounts have heard. */
@Repository
class KnownRowsRepository {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    KnownRowsRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<KnownRows> find(AccountId account) {
        return jdbc.sql("select reached, gaps from imsg_missing where account = :account")
                .param("account", account.value())
                .query((row, number) -> read(row))
                .optional();
    }

    void save(AccountId account, KnownRows rows, Instant now) {
        jdbc.sql("""
                        insert into imsg_missing (account, reached, gaps, updated_at)
                        values (:account, :reached, :gaps, :now)
                        on conflict (account) do update
                        set reached = excluded.reached, gaps = excluded.gaps, updated_at = excluded.updated_at""")
                .param("account", account.value())
                .param("reached", rows.reached())
                .param("gaps", json.writeValueAsString(rows.gaps()))
                .param("now", now.toEpochMilli())
                .update();
    }

    private KnownRows read(ResultSet row) throws SQLException {
        return new KnownRows(
                row.getLong("reached"), Arrays.asList(json.readValue(row.getString("gaps"), KnownRows.Gap[].class)));
    }
}
