package org.imsggateway.inbound;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.TraceStep;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The journal as an operator sees it. Reads only. */
@Repository
class InboundEntriesRepository {

    private static final String VIEW = "select * from inbound ";
    private static final TypeReference<List<TraceStep>> STEPS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    InboundEntriesRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The newest entries, of one state or of all; with or without what this Apple account wrote itself. */
    List<InboundEntries.Entry> newest(@Nullable EntryState state, boolean own, int limit) {
        return jdbc.sql(VIEW
                        + "where (outcome is null or outcome <> 'from me' or :own = 1) "
                        + (state == null ? "" : "and state = :state ") + "order by id desc limit :limit")
                .param("own", own ? 1 : 0)
                .param("state", state == null ? "" : state.name())
                .param("limit", limit)
                .query((row, number) -> readView(row))
                .list();
    }

    Optional<InboundEntries.Entry> view(long id) {
        return jdbc.sql(VIEW + "where id = :id")
                .param("id", id)
                .query((row, number) -> readView(row))
                .optional();
    }

    List<TraceStep> trace(long id) {
        return jdbc.sql("select trace from inbound where id = :id and trace is not null")
                .param("id", id)
                .query(String.class)
                .optional()
                .map(trace -> json.readValue(trace, STEPS))
                .orElse(List.of());
    }

    private InboundEntries.Entry readView(ResultSet row) throws SQLException {
        String message = row.getString("message");
        return new InboundEntries.Entry(
                row.getLong("id"),
                row.getString("turn_id"),
                row.getString("account"),
                row.getString("guid"),
                row.getLong("row_id"),
                row.getLong("chat_id"),
                row.getInt("is_group") == 1,
                row.getString("sender"),
                row.getString("state"),
                row.getString("outcome"),
                row.getString("agent"),
                row.getString("session_key"),
                message == null
                        ? null
                        : json.readValue(message, InboundMessage.class).text(),
                instant(row, "sent_at"),
                Instant.ofEpochMilli(row.getLong("received_at")),
                instant(row, "finished_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
