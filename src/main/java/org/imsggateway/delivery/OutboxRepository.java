package org.imsggateway.delivery;

import java.time.Instant;
import org.imsggateway.message.AccountId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of the outbox, for those who move pieces. {@link Outbox} makes the transactions. */
@Repository
class OutboxRepository {

    private final JdbcClient jdbc;

    OutboxRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether it was stored; it is not if its idempotency key is taken. */
    boolean insert(String id, OutboxMessage message, Instant createdAt) {
        return jdbc.sql("""
                        insert into outbox_message (id, account, conversation, target, service, region, origin, inbound_id,
                          reply_to, idempotency_key, fingerprint, created_at)
                        values (:id, :account, :conversation, :target, :service, :region, :origin, :inbound, :reply,
                          :key, :fingerprint, :now)
                        on conflict (idempotency_key) do nothing""")
                        .param("id", id)
                        .param("account", message.account().value())
                        .param("conversation", message.conversation())
                        .param("target", StoredTarget.write(message.target()))
                        .param("service", message.service().word())
                        .param("region", message.region())
                        .param("origin", message.origin().name())
                        .param("inbound", message.inboundId())
                        .param("reply", message.replyTo())
                        .param("key", message.key())
                        .param("fingerprint", message.fingerprint())
                        .param("now", createdAt.toEpochMilli())
                        .update()
                == 1;
    }

    /** Locks a conversation until the transaction ends and hands out places in it. The last of them is returned. */
    long reserve(String conversation, int places) {
        return jdbc.sql("""
                        insert into outbox_lane (conversation, last_place) values (:conversation, :places)
                        on conflict (conversation) do update set last_place = outbox_lane.last_place + :places
                        returning last_place""")
                .param("conversation", conversation)
                .param("places", places)
                .query(Long.class)
                .single();
    }

    boolean isIdle(String conversation) {
        return jdbc.sql("select 1 from outbox_piece where conversation = :conversation and settled_at is null limit 1")
                .param("conversation", conversation)
                .query(Long.class)
                .optional()
                .isEmpty();
    }

    void insert(
            String messageId,
            int index,
            OutboxMessage message,
            long place,
            OutboxMessage.Part part,
            @Nullable Instant due) {
        jdbc.sql("""
                        insert into outbox_piece (message_id, piece, account, conversation, place, state, text, length, file,
                          due_at)
                        values (:message, :piece, :account, :conversation, :place, 'PENDING', :text, :length, :file, :due)""")
                .param("message", messageId)
                .param("piece", index)
                .param("account", message.account().value())
                .param("conversation", message.conversation())
                .param("place", place)
                .param("text", part.text())
                .param("length", part.text().length())
                .param("file", part.file() == null ? null : part.file().toString())
                .param("due", millis(due))
                .update();
    }

    /** Marks as handed over; false if it is no longer waiting for that. */
    boolean handOver(long id, Instant now, @Nullable Long afterRow) {
        return jdbc.sql("""
                        update outbox_piece set state = 'SENDING', attempts = attempts + 1, looks = 0, handed_at = :now,
                          after_row = :after, due_at = null, child = null
                        where id = :id and state in ('PENDING', 'RETRY')""")
                        .param("id", id)
                        .param("now", now.toEpochMilli())
                        .param("after", afterRow)
                        .update()
                == 1;
    }

    /** Undoes the mark, if it is there. */
    void takeBack(long id, String error, Instant due) {
        jdbc.sql("""
                        update outbox_piece set state = 'RETRY', error = :error, due_at = :due
                        where id = :id and state = 'SENDING'""")
                .param("error", error)
                .param("due", due.toEpochMilli())
                .param("id", id)
                .update();
    }

    /** Everything that waits for its time is due. */
    void hasten(Instant now) {
        // Any account, so that the index of what waits is read and not the table.
        jdbc.sql("""
                        update outbox_piece set due_at = :now
                        where due_at is not null and account >= '' and due_at > :now""").param("now", now.toEpochMilli()).update();
    }

    /** The piece stays open and is due again, unless it is settled by now. */
    void reopen(long id, OutboxState state, String error, Instant due) {
        jdbc.sql("""
                        update outbox_piece set state = :state, error = :error, due_at = :due
                        where id = :id and settled_at is null""")
                .param("state", state.name())
                .param("error", error)
                .param("due", due.toEpochMilli())
                .param("id", id)
                .update();
    }

    /** What is being sent may have been, by a child; nothing if that is known already, and what follows from it may be, too. */
    void unknown(long id, SendReceipt.Unknown receipt, Instant due) {
        jdbc.sql("""
                        update outbox_piece set state = 'UNKNOWN', error = :error, child = :child, due_at = :due
                        where id = :id and state = 'SENDING'""")
                .param("error", receipt.reason())
                .param("child", receipt.child())
                .param("due", due.toEpochMilli())
                .param("id", id)
                .update();
    }

    /** One that was handed over at a time that is still to come waits from now on: the clock was put back. */
    void looked(long id, Instant now) {
        jdbc.sql("""
                        update outbox_piece set looks = looks + 1,
                          handed_at = case when handed_at > :now then :now else handed_at end
                        where id = :id""").param("id", id).param("now", now.toEpochMilli()).update();
    }

    void settle(long id, OutboxState state, @Nullable String error, Instant now) {
        jdbc.sql("""
                        update outbox_piece set state = :state, error = :error, due_at = null, settled_at = :now
                        where id = :id""")
                .param("state", state.name())
                .param("error", error)
                .param("now", now.toEpochMilli())
                .param("id", id)
                .update();
    }

    void receipt(long id, @Nullable String guid, @Nullable Long rowId, Instant sentAt) {
        jdbc.sql("update outbox_piece set guid = :guid, row_id = :row, sent_at = :sent where id = :id")
                .param("guid", guid)
                .param("row", rowId)
                .param("sent", sentAt.toEpochMilli())
                .param("id", id)
                .update();
    }

    int cancelRest(String messageId, String reason, Instant now) {
        return jdbc.sql("""
                        update outbox_piece set state = 'CANCELLED', error = :reason, due_at = null, settled_at = :now
                        where message_id = :message and settled_at is null""")
                .param("reason", reason)
                .param("now", now.toEpochMilli())
                .param("message", messageId)
                .update();
    }

    /** The first open piece of a conversation becomes due, if there is one. */
    void promote(String conversation, Instant now) {
        jdbc.sql("""
                        update outbox_piece set due_at = :now
                        where state = 'PENDING' and due_at is null and id =
                          (select id from outbox_piece where conversation = :conversation and settled_at is null
                           order by place limit 1)""")
                .param("now", now.toEpochMilli())
                .param("conversation", conversation)
                .update();
    }

    /** What an earlier life of this program had handed over and not settled, has no living child to ask about. */
    int orphan(String error, Instant due) {
        jdbc.sql("update outbox_piece set child = null where state = 'UNKNOWN' and settled_at is null")
                .update();
        return jdbc.sql("""
                        update outbox_piece set state = 'UNKNOWN', error = :error, child = null, due_at = :due
                        where state = 'SENDING'""")
                .param("error", error)
                .param("due", due.toEpochMilli())
                .update();
    }

    /** What an account was given and nobody waits for any more may have been taken by a child that is not known. */
    int strand(AccountId account, String error, String child, Instant due) {
        return jdbc.sql("""
                        update outbox_piece set state = 'UNKNOWN', error = :error, child = :child, due_at = :due
                        where state = 'SENDING' and account = :account""")
                .param("error", error)
                .param("child", child)
                .param("due", due.toEpochMilli())
                .param("account", account.value())
                .update();
    }

    int clearTexts(Instant until, int limit) {
        return jdbc.sql("""
                        update outbox_piece set text = null where id in (
                          select id from outbox_piece where text is not null and settled_at <= :until
                          order by settled_at limit :limit)""")
                .param("until", until.toEpochMilli())
                .param("limit", limit)
                .update();
    }

    int deleteCleared(Instant until, int limit) {
        return jdbc.sql("""
                        delete from outbox_piece where id in (
                          select id from outbox_piece where text is null and settled_at <= :until
                          order by settled_at limit :limit)""")
                .param("until", until.toEpochMilli())
                .param("limit", limit)
                .update();
    }

    /** Deletes replies that have no pieces any more. */
    int deleteEmpty(Instant until, int limit) {
        return jdbc.sql("""
                        delete from outbox_message where id in (
                          select m.id from outbox_message m where m.created_at <= :until
                            and not exists (select 1 from outbox_piece p where p.message_id = m.id)
                          order by m.created_at limit :limit)""")
                .param("until", until.toEpochMilli())
                .param("limit", limit)
                .update();
    }

    private static @Nullable Long millis(@Nullable Instant time) {
        return time == null ? null : time.toEpochMilli();
    }
}
