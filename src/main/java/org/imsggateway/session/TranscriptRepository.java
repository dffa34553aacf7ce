package org.imsggateway.session;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.imsggateway.session.Transcript.Entry;
import org.imsggateway.session.Transcript.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of what was said. An incarnation belongs to one session only, so it alone says where a row belongs. */
@Repository
class TranscriptRepository {

    static final String NEWEST = """
            select role, text, said_at from transcript where incarnation = :incarnation
            order by said_at desc, id desc limit :limit""";
    static final String LATEST = """
            select said_at from transcript where incarnation = :incarnation
            order by said_at desc, id desc limit 1""";
    static final String DELETE = """
            delete from transcript where id in (
              select id from transcript where stored_at <= :until order by stored_at limit :limit)""";

    private final JdbcClient jdbc;

    TranscriptRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds an entry; false if there is one of that turn and role already. */
    boolean insert(String incarnation, String turnId, Entry entry, Instant now) {
        return jdbc.sql("""
                                insert into transcript (incarnation, turn_id, role, text, said_at, stored_at)
                                values (:incarnation, :turn, :role, :text, :said, :now)
                                on conflict (incarnation, turn_id, role) do nothing""")
                        .param("incarnation", incarnation)
                        .param("turn", turnId)
                        .param("role", entry.role().name())
                        .param("text", entry.text())
                        .param("said", entry.at().toEpochMilli())
                        .param("now", now.toEpochMilli())
                        .update()
                == 1;
    }

    /** When the last entry was said; empty if there is none. */
    Optional<Instant> latest(String incarnation) {
        return jdbc.sql(LATEST)
                .param("incarnation", incarnation)
                .query(Long.class)
                .optional()
                .map(Instant::ofEpochMilli);
    }

    /**
     * The newest first, down to and with the last of so many entries of people.
     *
     * @param most how many entries at most
     * @param longest how long all of them may be together, in UTF-16 code units
     */
    List<Entry> newest(String incarnation, int userTurns, int most, int longest) {
        return jdbc.sql(NEWEST)
                .param("incarnation", incarnation)
                .param("limit", most)
                .query((ResultSet rows) -> until(rows, userTurns, longest));
    }

    private static List<Entry> until(ResultSet rows, int userTurns, int longest) throws SQLException {
        List<Entry> entries = new ArrayList<>();
        int left = userTurns;
        int room = longest;
        while (left > 0 && rows.next()) {
            var entry = new Entry(
                    Role.valueOf(rows.getString("role")),
                    rows.getString("text"),
                    Instant.ofEpochMilli(rows.getLong("said_at")));
            room -= entry.text().length();
            if (room < 0) {
                return entries;
            }
            entries.add(entry);
            left -= entry.role() == Role.USER ? 1 : 0;
        }
        return entries;
    }

    /** Deletes a few of the entries that were stored by then; returns how many they were. */
    int delete(Instant until, int limit) {
        return jdbc.sql(DELETE)
                .param("until", until.toEpochMilli())
                .param("limit", limit)
                .update();
    }
}
