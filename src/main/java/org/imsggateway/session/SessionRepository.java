package org.imsggateway.session;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.imsggateway.message.AccountId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of the sessions. */
@Repository
class SessionRepository {

    static final String NEWEST =
            "select * from session order by last_activity_at desc nulls last, session_key limit :limit";
    static final String SHARED =
            "select session_key from session where several_senders = 1 order by session_key limit :limit";

    private final JdbcClient jdbc;

    SessionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds a session; false if there is one of that name already. */
    boolean insert(SessionKey key, String agent, String incarnation, Instant now) {
        return jdbc.sql("""
                                insert into session (session_key, agent, incarnation, started_at)
                                values (:key, :agent, :incarnation, :now)
                                on conflict (session_key) do nothing""")
                        .param("key", key.value())
                        .param("agent", agent)
                        .param("incarnation", incarnation)
                        .param("now", now.toEpochMilli())
                        .update()
                == 1;
    }

    /** Reads a session, made if there is none, and keeps every other transaction from it until this one ends. */
    SessionInfo lock(SessionKey key, String agent, String incarnation, Instant now) {
        return jdbc.sql("""
                        insert into session (session_key, agent, incarnation, started_at)
                        values (:key, :agent, :incarnation, :now)
                        on conflict (session_key) do update set turns = session.turns returning *""")
                .param("key", key.value())
                .param("agent", agent)
                .param("incarnation", incarnation)
                .param("now", now.toEpochMilli())
                .query(SessionRepository::read)
                .single();
    }

    void active(SessionKey key, AccountId account, Instant at) {
        jdbc.sql("update session set last_activity_at = :at, account = :account where session_key = :key")
                .param("at", at.toEpochMilli())
                .param("account", account.value())
                .param("key", key.value())
                .update();
    }

    /** Starts a session afresh; false if there is none. It is not seeded again: it was to forget. */
    boolean renew(SessionKey key, String incarnation, Instant now) {
        return jdbc.sql("""
                                update session set incarnation = :incarnation, started_at = :now, turns = 0, seeded = 1
                                where session_key = :key""")
                        .param("incarnation", incarnation)
                        .param("now", now.toEpochMilli())
                        .param("key", key.value())
                        .update()
                == 1;
    }

    void delete(SessionKey key) {
        jdbc.sql("delete from session where session_key = :key")
                .param("key", key.value())
                .update();
    }

    /** Counts a turn, unless the session has started afresh since. */
    void countTurn(SessionKey key, String incarnation) {
        jdbc.sql("update session set turns = turns + 1 where session_key = :key and incarnation = :incarnation")
                .param("key", key.value())
                .param("incarnation", incarnation)
                .update();
    }

    /** Marks as seeded; false if it is already, or has started afresh since, or is not there. */
    boolean takeSeed(SessionKey key, String incarnation) {
        return jdbc.sql("""
                                update session set seeded = 1
                                where session_key = :key and incarnation = :incarnation and seeded = 0""")
                        .param("key", key.value())
                        .param("incarnation", incarnation)
                        .update()
                == 1;
    }

    /**
     * Where a session can reach its person.
     *
     * @param to the person
     * @param account through which account
     * @param shared whether everybody's messages share the session
     */
    record RouteTo(String to, AccountId account, boolean shared) {}

    /** Says where a session, made if there is none, can reach its person, and notes when that is another one than before. */
    void route(SessionKey key, RouteTo route, String agent, String incarnation, Instant now) {
        jdbc.sql("""
                        insert into session (session_key, agent, incarnation, started_at, route_to, route_account)
                        values (:key, :agent, :incarnation, :now, :to, :account)
                        on conflict (session_key) do update set
                          several_senders = case when :shared = 1 and session.route_to <> excluded.route_to then 1
                            else session.several_senders end,
                          route_to = excluded.route_to, route_account = excluded.route_account""")
                .param("key", key.value())
                .param("agent", agent)
                .param("incarnation", incarnation)
                .param("now", now.toEpochMilli())
                .param("to", route.to())
                .param("account", route.account().value())
                .param("shared", route.shared() ? 1 : 0)
                .update();
    }

    void sharedBySeveral(SessionKey key) {
        jdbc.sql("update session set several_senders = 1 where session_key = :key and several_senders = 0")
                .param("key", key.value())
                .update();
    }

    Optional<SessionInfo> find(SessionKey key) {
        return jdbc.sql("select * from session where session_key = :key")
                .param("key", key.value())
                .query(SessionRepository::read)
                .optional();
    }

    /** Those with the newest activity first; those where nobody has written yet come last. */
    List<SessionInfo> newest(int limit) {
        return jdbc.sql(NEWEST)
                .param("limit", limit)
                .query(SessionRepository::read)
                .list();
    }

    /** Sessions in which several people have written directly. */
    List<SessionKey> shared(int limit) {
        return jdbc.sql(SHARED)
                .param("limit", limit)
                .query((row, number) -> new SessionKey(row.getString(1)))
                .list();
    }

    private static SessionInfo read(ResultSet row, int number) throws SQLException {
        return new SessionInfo(
                row.getString("session_key"),
                row.getString("agent"),
                row.getString("incarnation"),
                Instant.ofEpochMilli(row.getLong("started_at")),
                lastActivity(row),
                row.getLong("turns"),
                row.getString("account"),
                lastRoute(row));
    }

    private static @Nullable Instant lastActivity(ResultSet row) throws SQLException {
        long millis = row.getLong("last_activity_at");
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    private static SessionInfo.@Nullable LastRoute lastRoute(ResultSet row) throws SQLException {
        String to = row.getString("route_to");
        return to == null ? null : new SessionInfo.LastRoute("imessage", to, row.getString("route_account"));
    }
}
