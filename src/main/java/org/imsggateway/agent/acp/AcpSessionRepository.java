package org.imsggateway.agent.acp;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.imsggateway.agent.AcpSession;
import org.imsggateway.config.AcpMode;
import org.imsggateway.session.SessionKey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table of the ACP sessions. */
@Repository
class AcpSessionRepository {

    private static final TypeReference<Map<String, String>> OPTIONS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    /**
     * What an agent made of a session.
     *
     * @param incarnation for which life of the session
     * @param launched by which launch, as its fingerprint
     * @param remoteId what the agent calls it
     */
    record Remote(String incarnation, String launched, String remoteId) {}

    /** A session and what its agent made of it; null where there is nothing yet. */
    record Stored(AcpSession session, @Nullable Remote remote) {}

    /**
     * A session that was closed.
     *
     * @param key its name
     * @param agentId its agent
     * @param spawned whether a command made it, so that its name never comes back
     */
    record Closed(SessionKey key, String agentId, boolean spawned) {}

    AcpSessionRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Adds a session; does nothing if there is one of that name. One that was closed begins anew. */
    void insert(AcpSession session) {
        jdbc.sql("""
                        insert into acp_session
                          (session_key, agent, mode, backend, cwd, label, options, spawned, created_at, last_used_at)
                        values (:key, :agent, :mode, :backend, :cwd, :label, :options, :spawned, :at, :at)
                        on conflict (session_key) do update set agent = excluded.agent, mode = excluded.mode,
                          backend = excluded.backend, cwd = excluded.cwd, label = excluded.label,
                          options = excluded.options, spawned = excluded.spawned, created_at = excluded.created_at,
                          last_used_at = excluded.last_used_at, closed_at = null
                        where acp_session.closed_at is not null""")
                .param("key", session.key().value())
                .param("agent", session.agentId())
                .param("mode", session.mode().word())
                .param("backend", session.backend())
                .param("cwd", session.cwd())
                .param("label", session.label())
                .param("options", json.writeValueAsString(session.options()))
                .param("spawned", session.spawned() ? 1 : 0)
                .param("at", session.createdAt().toEpochMilli())
                .update();
    }

    Optional<Stored> find(SessionKey key) {
        return jdbc.sql("select * from acp_session where session_key = :key and closed_at is null")
                .param("key", key.value())
                .query(this::read)
                .optional();
    }

    /** The one that was labelled last. */
    Optional<Stored> labelled(String label) {
        return jdbc.sql("""
                        select * from acp_session where label = :label and closed_at is null
                        order by created_at desc limit 1""").param("label", label).query(this::read).optional();
    }

    List<Stored> newest(int limit) {
        return jdbc.sql("""
                        select * from acp_session where closed_at is null
                        order by last_used_at desc, session_key limit :limit""").param("limit", limit).query(this::read).list();
    }

    /** Some sessions, by their keys, from behind one of those on. */
    List<Stored> after(String key, int limit) {
        return jdbc.sql("""
                        select * from acp_session where session_key > :key and closed_at is null
                        order by session_key limit :limit""")
                .param("key", key)
                .param("limit", limit)
                .query(this::read)
                .list();
    }

    /** Notes what the agent calls the session now, and that a turn of it begins. */
    void took(SessionKey key, Remote remote, Instant now) {
        jdbc.sql("""
                        update acp_session set incarnation = :incarnation, launched = :launched, remote_id = :remote,
                          last_error = null, last_used_at = :now
                        where session_key = :key and closed_at is null""")
                .param("incarnation", remote.incarnation())
                .param("launched", remote.launched())
                .param("remote", remote.remoteId())
                .param("now", now.toEpochMilli())
                .param("key", key.value())
                .update();
    }

    /** Forgets what the agent called the session, so that its next turn begins a new one. */
    void dropRemote(SessionKey key) {
        jdbc.sql("update acp_session set remote_id = null where session_key = :key")
                .param("key", key.value())
                .update();
    }

    void failed(SessionKey key, String error) {
        jdbc.sql("update acp_session set last_error = :error where session_key = :key and closed_at is null")
                .param("error", error)
                .param("key", key.value())
                .update();
    }

    void setOptions(SessionKey key, Map<String, String> options) {
        jdbc.sql("update acp_session set options = :options where session_key = :key")
                .param("options", json.writeValueAsString(options))
                .param("key", key.value())
                .update();
    }

    /** Changes what is configured for a session. */
    void configure(SessionKey key, AcpMode mode, String backend, @Nullable String cwd, @Nullable String label) {
        jdbc.sql("""
                        update acp_session set mode = :mode, backend = :backend, cwd = :cwd, label = :label
                        where session_key = :key""")
                .param("mode", mode.word())
                .param("backend", backend)
                .param("cwd", cwd)
                .param("label", label)
                .param("key", key.value())
                .update();
    }

    /** Ends a session: of what it was only its name is left. False if there was none. */
    boolean close(SessionKey key, Instant now) {
        return jdbc.sql("""
                                update acp_session set closed_at = :now, cwd = null, label = null, options = '{}',
                                  incarnation = null, launched = null, remote_id = null, last_error = null
                                where session_key = :key and closed_at is null""")
                        .param("now", now.toEpochMilli())
                        .param("key", key.value())
                        .update()
                == 1;
    }

    /** Those that were closed before a time, the first of them first. */
    List<Closed> closedBefore(Instant time, int limit) {
        return jdbc.sql("""
                        select session_key, agent, spawned from acp_session where closed_at < :time
                        order by closed_at limit :limit""")
                .param("time", time.toEpochMilli())
                .param("limit", limit)
                .query((row, number) ->
                        new Closed(new SessionKey(row.getString(1)), row.getString(2), row.getInt(3) == 1))
                .list();
    }

    /** Whether a session was closed before a time, and has not begun anew since. */
    boolean isClosedBefore(SessionKey key, Instant time) {
        return jdbc.sql("select 1 from acp_session where session_key = :key and closed_at < :time")
                .param("key", key.value())
                .param("time", time.toEpochMilli())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** Takes a closed session as if it had been closed just now. */
    void postpone(SessionKey key, Instant now) {
        jdbc.sql("update acp_session set closed_at = :now where session_key = :key and closed_at is not null")
                .param("now", now.toEpochMilli())
                .param("key", key.value())
                .update();
    }

    /** Forgets a closed session. */
    void delete(SessionKey key) {
        jdbc.sql("delete from acp_session where session_key = :key and closed_at is not null")
                .param("key", key.value())
                .update();
    }

    private Stored read(ResultSet row, int number) throws SQLException {
        var session = new AcpSession(
                new SessionKey(row.getString("session_key")),
                row.getString("agent"),
                AcpMode.valueOf(row.getString("mode").toUpperCase(Locale.ROOT)),
                row.getString("backend"),
                row.getString("cwd"),
                row.getString("label"),
                json.readValue(row.getString("options"), OPTIONS),
                row.getInt("spawned") == 1,
                false,
                row.getString("last_error"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("last_used_at")));
        String remote = row.getString("remote_id");
        return new Stored(
                session,
                remote == null ? null : new Remote(row.getString("incarnation"), row.getString("launched"), remote));
    }
}
