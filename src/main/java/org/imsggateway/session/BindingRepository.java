package org.imsggateway.session;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.Conversation;
import org.imsggateway.message.Handle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of the bindings that were made while the gateway ran. */
@Repository
class BindingRepository {

    private final JdbcClient jdbc;

    BindingRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Binding> all() {
        return jdbc.sql("select * from conversation_binding order by bound_at, conversation")
                .query(BindingRepository::read)
                .list();
    }

    /** Stores a binding in place of the one that its conversation had. */
    void put(Binding binding) {
        delete(binding.conversation());
        jdbc.sql("""
                        insert into conversation_binding
                          (conversation, account, peer, is_group, session_key, agent, origin, bound_by, bound_at,
                           last_used_at)
                        values (:conversation, :account, :peer, :group, :session, :agent, :origin, :by, :at, :used)""")
                .param("conversation", binding.conversation().key())
                .param("account", binding.conversation().account().value())
                .param("peer", binding.conversation().peer())
                .param("group", binding.conversation().group() ? 1 : 0)
                .param("session", binding.session().value())
                .param("agent", binding.agentId())
                .param("origin", binding.origin().word())
                .param("by", binding.boundBy().value())
                .param("at", binding.boundAt().toEpochMilli())
                .param("used", binding.lastUsedAt().toEpochMilli())
                .update();
    }

    void used(Conversation conversation, Instant now) {
        jdbc.sql("update conversation_binding set last_used_at = :now where conversation = :conversation")
                .param("now", now.toEpochMilli())
                .param("conversation", conversation.key())
                .update();
    }

    void delete(Conversation conversation) {
        jdbc.sql("delete from conversation_binding where conversation = :conversation")
                .param("conversation", conversation.key())
                .update();
    }

    /** Removes a binding, unless its conversation has been bound to another session since. */
    void delete(Conversation conversation, SessionKey session) {
        jdbc.sql("delete from conversation_binding where conversation = :conversation and session_key = :session")
                .param("conversation", conversation.key())
                .param("session", session.value())
                .update();
    }

    private static Binding read(ResultSet row, int number) throws SQLException {
        return new Binding(
                new Conversation(
                        AccountId.of(row.getString("account")), row.getInt("is_group") == 1, row.getString("peer")),
                new SessionKey(row.getString("session_key")),
                row.getString("agent"),
                Binding.Origin.valueOf(row.getString("origin").toUpperCase(Locale.ROOT)),
                Handle.of(row.getString("bound_by")),
                Instant.ofEpochMilli(row.getLong("bound_at")),
                Instant.ofEpochMilli(row.getLong("last_used_at")));
    }
}
