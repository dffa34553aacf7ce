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

/** The table of the Messages databases that the accounts are known to have. */
@Repository
class DatabaseMarkRepository {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    DatabaseMarkRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<KnownDatabase> find(AccountId account) {
        return jdbc.sql("select marks, file, numbered_since from imsg_database where account = :account")
                .param("account", account.value())
                .query((row, number) -> read(row))
                .optional();
    }

    void save(AccountId account, KnownDatabase database, Instant now) {
        Instant since = database.numberedSince();
        jdbc.sql("""
                        insert into imsg_database (account, marks, file, numbered_since, updated_at)
                        values (:account, :marks, :file, :since, :now)
                        on conflict (account) do update
                        set marks = excluded.marks, file = excluded.file, numbered_since = excluded.numbered_since,
                          updated_at = excluded.updated_at""")
                .param("account", account.value())
                .param("marks", json.writeValueAsString(database.marks()))
                .param("file", database.file())
                .param("since", since == null ? null : since.toEpochMilli())
                .param("now", now.toEpochMilli())
                .update();
    }

    private KnownDatabase read(ResultSet row) throws SQLException {
        long since = row.getLong("numbered_since");
        boolean always = row.wasNull();
        return new KnownDatabase(
                Arrays.asList(json.readValue(row.getString("marks"), KnownDatabase.Mark[].class)),
                row.getString("file"),
                always ? null : Instant.ofEpochMilli(since));
    }
}
