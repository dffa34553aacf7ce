package org.imsggateway.inbound;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.imsggateway.message.InboundMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The messages of the journal that have been judged and can be judged again. Reads only. */
@Repository
class RecordedRowsRepository {

    /** What was joined into a later message was not judged; that one was. */
    private static final String JUDGED =
            "message is not null and state <> 'RECEIVED' and (outcome is null or outcome <> 'joined')";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    RecordedRowsRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    List<RecordedRow> page(long from, long to, int limit) {
        return jdbc.sql(
                        "select id, message, state, outcome, turn_id, circumstances from inbound where id between :from and :to and "
                                + JUDGED + " order by id limit :limit")
                .param("from", from)
                .param("to", to)
                .param("limit", limit)
                .query((row, number) -> read(row))
                .list();
    }

    Optional<RecordedRow> row(long id) {
        return page(id, id, 1).stream().findFirst();
    }

    long count(long from, long to) {
        return jdbc.sql("select count(*) from inbound where id between :from and :to")
                .param("from", from)
                .param("to", to)
                .query(Long.class)
                .single();
    }

    private RecordedRow read(ResultSet row) throws SQLException {
        return new RecordedRow(
                row.getLong("id"),
                json.readValue(row.getString("message"), InboundMessage.class),
                outcome(row.getString("turn_id"), row.getString("outcome")),
                row.getString("circumstances"));
    }

    /** Whatever became of a turn or a command, the gates had let the message through. */
    private static String outcome(@Nullable String turnId, @Nullable String outcome) {
        String words = Objects.requireNonNullElse(outcome, "dispatch");
        if (turnId != null || words.startsWith("command ")) {
            return "dispatch";
        }
        return words.startsWith("pairing: ") ? "pairing" : words;
    }
}
