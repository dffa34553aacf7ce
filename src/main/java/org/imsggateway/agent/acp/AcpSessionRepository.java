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

    AcpSessionRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Adds a session; does nothing if there is one of that name. */
    void insert(AcpSession session) {
        jdbc.sql("""
                        insert into acp_session
                          (session_key, agent, mode, backend, cwd, label, options, spawned, created_at, last_used_at)
                        values (:key, :agent, :mode, :backend, :cwd, :label, :options, :spawned, :at, :at)
                        on conflict (session_key) do nothing""")
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
        return jdbc.sql("select * from acp_session where session_key = :key")
                .param("key", key.value())
                .query(this::read)
                .optional();
    }

    /** The one that was labelled last. */
    Optional<Stored> labelled(String label) {
        return jdbc.sql("select * from acp_session where label = :label order by created_at desc limit 1")
                .param("label", label)
                .query(this::read)
                .optional();
    }

    List<Stored> newest(int limit) {
        return jdbc.sql("select * from acp_session order by last_used_at desc, session_key limit :limit")
                .param("limit", limit)
                .query(this::read)
                .list();
    }

    /** Notes what the agent calls the session now, and that a turn of it begins. */
    void took(SessionKey key, Remote remote, Instant now) {
        jdbc.sql("""
                        update acp_session set incarnation = :incarnation, launched = :launched, remote_id = :remote,
                          last_error = null, last_used_at = :now
                        where session_key = :key""")
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
        jdbc.sql("update acp_session set last_error = :error where session_key = :key")
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

    /** False if there was none. */
    boolean delete(SessionKey key) {
        return jdbc.sql("delete from acp_session where session_key = :key")
                        .param("key", key.value())
                        .update()
                == 1;
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
