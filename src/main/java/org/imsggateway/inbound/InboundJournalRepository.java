package org.imsggateway.inbound;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.Conversation;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.TraceStep;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The journal's tables. Times are milliseconds since 1970; a message is kept as the JSON of its record. */
@Repository
class InboundJournalRepository {

    private static final String ENTRY =
            "select id, message, is_group, conversation, state, outcome, turn_id, received_at from inbound ";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    InboundJournalRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Stores a message; empty if one with its guid is there already. */
    Optional<Long> insert(InboundMessage message, Conversation conversation, String guid) {
        return jdbc.sql("""
                        insert into inbound (account, guid, row_id, chat_id, conversation, is_group, sender, state,
                          message, sent_at, received_at)
                        values (:account, :guid, :row, :chat, :conversation, :group, :sender, 'RECEIVED', :message,
                          :sent, :received)
                        on conflict (account, guid) do nothing returning id""")
                .param("account", message.account().value())
                .param("guid", guid)
                .param("row", message.rowId())
                .param("chat", message.chat().id())
                .param("conversation", conversation.key())
                .param("group", conversation.group() ? 1 : 0)
                .param("sender", message.from().value())
                .param("message", json.writeValueAsString(message))
                .param("sent", millis(message.sentAt()))
                .param("received", message.receivedAt().toEpochMilli())
                .query(Long.class)
                .optional();
    }

    /** Moves the resume point of an account forward, never back. */
    void resumeAfter(AccountId account, long row, Instant now) {
        jdbc.sql("""
                        insert into resume_point (account, row_id, updated_at) values (:account, :row, :now)
                        on conflict (account) do update set row_id = excluded.row_id, updated_at = excluded.updated_at
                        where resume_point.row_id < excluded.row_id""")
                .param("account", account.value())
                .param("row", row)
                .param("now", now.toEpochMilli())
                .update();
    }

    /** Sets the resume point of an account, forward or back. */
    void anchor(AccountId account, long row, Instant now) {
        jdbc.sql("""
                        insert into resume_point (account, row_id, updated_at) values (:account, :row, :now)
                        on conflict (account) do update set row_id = excluded.row_id, updated_at = excluded.updated_at""")
                .param("account", account.value())
                .param("row", row)
                .param("now", now.toEpochMilli())
                .update();
    }

    OptionalLong resumePoint(AccountId account) {
        var row = jdbc.sql("select row_id from resume_point where account = :account")
                .param("account", account.value())
                .query(Long.class)
                .optional();
        return row.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    void insertMalformed(AccountId account, String evidence, Instant now) {
        jdbc.sql("insert into malformed_record (account, evidence, received_at) values (:account, :evidence, :now)")
                .param("account", account.value())
                .param("evidence", evidence)
                .param("now", now.toEpochMilli())
                .update();
    }

    /** Ends an entry, or moves it on, provided that it is still where it is thought to be. */
    boolean advance(long id, EntryState from, EntryState to, @Nullable String outcome, @Nullable Instant finished) {
        return jdbc.sql("""
                                update inbound set state = :to, outcome = :outcome, finished_at = :finished
                                where id = :id and state = :from""")
                        .param("to", to.name())
                        .param("outcome", outcome)
                        .param("finished", millis(finished))
                        .param("id", id)
                        .param("from", from.name())
                        .update()
                == 1;
    }

    /** The same, with its trace and what was known when it was judged; null leaves what there is. */
    void settle(JournalEntry entry, Settlement settled, @Nullable String circumstances, Instant now) {
        EntryState state = settled.state();
        jdbc.sql("""
                        update inbound set state = :to, outcome = :outcome, finished_at = :finished, waiting_since = :waiting,
                          trace = coalesce(:trace, trace), circumstances = coalesce(:words, circumstances)
                        where id = :id""")
                .param("to", state.name())
                .param("outcome", settled.outcome())
                .param("finished", state.open() ? null : millis(now))
                .param("waiting", state == EntryState.WAITING ? millis(now) : null)
                .param("trace", settled.steps().isEmpty() ? null : json.writeValueAsString(settled.steps()))
                .param("words", circumstances)
                .param("id", entry.id())
                .update();
    }

    void saveTrace(long id, List<TraceStep> steps) {
        jdbc.sql("update inbound set trace = :trace where id = :id")
                .param("trace", json.writeValueAsString(steps))
                .param("id", id)
                .update();
    }

    /** Whether an entry still is where it is thought to be; holds it there until the end of the transaction. */
    boolean claim(long id, EntryState state) {
        return jdbc.sql("update inbound set state = state where id = :id and state = :state")
                        .param("id", id)
                        .param("state", state.name())
                        .update()
                == 1;
    }

    /** Gives an entry its turn, in the conversation that it was judged to belong to. */
    void saveTurn(JournalEntry entry, String turnId, Settlement.Turn turn) {
        jdbc.sql("""
                        update inbound set turn_id = :turn, agent = :agent, session_key = :session, turn_input = :input,
                          conversation = :conversation, is_group = :group where id = :id""")
                .param("turn", turnId)
                .param("agent", turn.route().agent().id())
                .param("session", turn.route().session().value())
                .param("input", json.writeValueAsString(turn.input()))
                .param("conversation", entry.conversation().key())
                .param("group", entry.conversation().group() ? 1 : 0)
                .param("id", entry.id())
                .update();
    }

    Optional<TurnInput> input(long id) {
        return jdbc.sql("select turn_input from inbound where id = :id and turn_input is not null")
                .param("id", id)
                .query(String.class)
                .optional()
                .map(input -> json.readValue(input, TurnInput.class));
    }

    void saveMessage(JournalEntry entry) {
        jdbc.sql("update inbound set message = :message where id = :id")
                .param("message", json.writeValueAsString(entry.message()))
                .param("id", entry.id())
                .update();
    }

    /** Clears what was said in one finished entry. */
    void clearText(long id) {
        jdbc.sql(
                        "update inbound set message = null, trace = null, turn_input = null where id = :id and state in ('HANDLED', 'DROPPED')")
                .param("id", id)
                .update();
    }

    Optional<JournalEntry> entry(long id) {
        return jdbc.sql(ENTRY + "where id = :id and message is not null")
                .param("id", id)
                .query((row, number) -> readEntry(row, json))
                .optional();
    }

    Optional<JournalEntry> entryOfTurn(String turnId) {
        return jdbc.sql(ENTRY + "where turn_id = :turn and message is not null")
                .param("turn", turnId)
                .query((row, number) -> readEntry(row, json))
                .optional();
    }

    /** The ids of the entries in a state, oldest first, after one that was already seen. */
    List<Long> ids(EntryState state, long after, int limit) {
        return jdbc.sql("select id from inbound where state = :state and id > :after order by id limit :limit")
                .param("state", state.name())
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    /** The ids of the entries that wait for an answer since before a time, longest first. */
    List<Long> waitingSince(Instant before, int limit) {
        return jdbc.sql("""
                        select id from inbound where state = 'WAITING' and waiting_since < :before
                        order by waiting_since limit :limit""")
                .param("before", before.toEpochMilli())
                .param("limit", limit)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    static JournalEntry readEntry(ResultSet row, JsonMapper json) throws SQLException {
        InboundMessage message = json.readValue(row.getString("message"), InboundMessage.class);
        boolean group = row.getInt("is_group") == 1;
        return new JournalEntry(
                row.getLong("id"),
                message,
                new Conversation(message.account(), group, peer(row.getString("conversation"))),
                EntryState.valueOf(row.getString("state")),
                row.getString("turn_id"),
                InboundJournal.RELEASED.equals(row.getString("outcome")),
                Instant.ofEpochMilli(row.getLong("received_at")));
    }

    private static String peer(String conversation) {
        return conversation.substring(conversation.indexOf(':') + 1);
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }
}
