package org.imsggateway.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.imsggateway.message.AccountId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The durable queue of what is to be sent, and the only place where a piece changes its state.
 *
 * <p>Order: only the first open piece of a conversation is ever due. Whoever appends to a conversation or settles a piece
 * of it locks the conversation first; otherwise a piece appended at the moment in which the one before it is settled
 * could be overlooked by both, and wait for ever.
 */
@Component
class Outbox {

    private final OutboxRepository rows;
    private final OutboxDueRepository due;
    private final OutboxStatusRepository shown;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private volatile Instant lastSeen = Instant.MIN;

    Outbox(
            OutboxRepository rows,
            OutboxDueRepository due,
            OutboxStatusRepository shown,
            TransactionTemplate transactions,
            Clock clock,
            ApplicationEventPublisher events) {
        this.due = due;
        this.rows = rows;
        this.shown = shown;
        this.transactions = transactions;
        this.clock = clock;
        this.events = events;
    }

    /** Stores all parts of a reply, in the caller's transaction if there is one. */
    Dispatched enqueue(OutboxMessage message) {
        return transactions.execute(_ -> {
            String id = UUID.randomUUID().toString();
            Instant now = clock.instant();
            if (!rows.insert(id, message, now)) {
                return repeated(message);
            }
            append(id, message, now);
            events.publishEvent(
                    new OutboundChanged(id, message.account(), OutboundChanged.Change.QUEUED, null, null, null));
            return new Dispatched.Queued(id);
        });
    }

    private void append(String id, OutboxMessage message, Instant now) {
        List<OutboxMessage.Part> parts = message.parts();
        long place = rows.reserve(message.conversation(), parts.size()) - parts.size();
        boolean first = rows.isIdle(message.conversation());
        for (int i = 0; i < parts.size(); i++) {
            rows.insert(id, i, message, place + 1 + i, parts.get(i), first && i == 0 ? now : null);
        }
    }

    private Dispatched repeated(OutboxMessage message) {
        String key = message.key();
        return key == null
                ? new Dispatched.NothingToSend()
                : repeated(key, message.fingerprint()).orElseThrow();
    }

    /** What a repetition under a key comes to; empty if the key is free. */
    Optional<Dispatched> repeated(String key, String fingerprint) {
        return shown.owner(key)
                .map(owner -> owner.fingerprint().equals(fingerprint)
                        ? new Dispatched.Repeated(owner.messageId())
                        : new Dispatched.KeyTaken(owner.messageId()));
    }

    /**
     * Marks a piece as handed over, with the time of it.
     *
     * @param newestRow the newest row of Messages that is known
     * @return false if it no longer waits for that
     */
    boolean handOver(OutboxPiece piece, OptionalLong newestRow) {
        Long after = newestRow.isPresent() ? newestRow.getAsLong() : null;
        return Boolean.TRUE.equals(transactions.execute(_ -> rows.handOver(piece.id(), clock.instant(), after)));
    }

    /** Whether it was marked as handed over is not known, but that it was not handed over is. */
    void takeBack(OutboxPiece piece) {
        String reason = "the store failed before it was handed over";
        transactions.executeWithoutResult(_ -> rows.takeBack(piece.id(), reason, clock.instant()));
    }

    void sent(OutboxPiece piece, SendReceipt.Sent receipt) {
        settle(piece, now -> {
            rows.receipt(piece.id(), receipt.guid(), receipt.rowId(), now);
            rows.settle(piece.id(), OutboxState.SENT, null, now);
            tell(piece, OutboundChanged.Change.SENT, receipt.guid(), null);
        });
    }

    /** It was certainly not sent, and is tried again. */
    void retry(OutboxPiece piece, String reason, Instant due) {
        transactions.executeWithoutResult(_ -> rows.reopen(piece.id(), OutboxState.RETRY, reason, due));
    }

    /** It was certainly not sent and never will be: what follows in the same reply would make no sense without it. */
    void failed(OutboxPiece piece, String reason) {
        settle(piece, now -> {
            rows.settle(piece.id(), OutboxState.FAILED, reason, now);
            rows.cancelRest(piece.messageId(), "an earlier part of this message failed", now);
            tell(piece, OutboundChanged.Change.FAILED, null, reason);
        });
    }

    /** It may have been sent: its conversation waits while it is looked for. */
    void unknown(OutboxPiece piece, SendReceipt.Unknown receipt, Instant lookAt) {
        transactions.executeWithoutResult(_ -> rows.unknown(piece.id(), receipt, lookAt));
    }

    /** It was looked for, and nothing is certain yet. */
    void lookAgain(OutboxPiece piece, String reason, Instant lookAt) {
        transactions.executeWithoutResult(_ -> {
            rows.reopen(piece.id(), OutboxState.UNKNOWN, reason, lookAt);
            rows.looked(piece.id(), clock.instant());
        });
    }

    /**
     * Nobody will find out whether it was sent. The conversation goes on with its next reply; the rest of this reply is
     * given up, as after a failure: a person who reads it sees that its end is missing, but not a hole in its middle.
     */
    void lost(OutboxPiece piece, String reason) {
        settle(piece, now -> {
            rows.settle(piece.id(), OutboxState.UNKNOWN, reason, now);
            rows.cancelRest(piece.messageId(), "whether an earlier part of this message arrived is not known", now);
            tell(piece, OutboundChanged.Change.UNKNOWN, null, reason);
        });
    }

    private void tell(
            OutboxPiece piece, OutboundChanged.Change change, @Nullable String guid, @Nullable String reason) {
        events.publishEvent(
                new OutboundChanged(piece.messageId(), piece.account(), change, piece.index(), guid, reason));
    }

    private void settle(OutboxPiece piece, Consumer<Instant> change) {
        transactions.executeWithoutResult(_ -> {
            rows.reserve(piece.conversation(), 0);
            Instant now = clock.instant();
            change.accept(now);
            rows.promote(piece.conversation(), now);
        });
    }

    /**
     * What an earlier life of this program was sending when it ended may have been sent. What waits is due: by which clock it
     * was to wait is not known.
     */
    int recover() {
        return inTransaction(() -> {
            Instant now = clock.instant();
            rows.hasten(now);
            return rows.orphan("the gateway ended while this was being sent", now);
        });
    }

    /** What is on record as being sent through an account, while nobody sends for it, may have been sent. */
    int strand(AccountId account) {
        String reason = "the gateway failed while this was being sent";
        return inTransaction(() -> rows.strand(account, reason, MessageChannel.NO_CHILD, clock.instant()));
    }

    /**
     * Who has something due, and how long it takes until there is more. Both are of one moment: what fell due between two
     * would be neither, and wait until something else happens.
     */
    record Due(List<AccountId> accounts, Optional<Duration> untilNext) {}

    Due due() {
        Instant now = clock.instant();
        if (now.isBefore(lastSeen)) {
            // The clock was put back: what waits would wait as long as that.
            transactions.executeWithoutResult(_ -> rows.hasten(now));
        }
        lastSeen = now;
        return new Due(due.accountsDue(now), due.nextDueAfter(now).map(next -> Duration.between(now, next)));
    }

    Optional<OutboxPiece> dueToSend(AccountId account) {
        return due.dueToSend(account, clock.instant());
    }

    Optional<OutboxPiece> dueToLookFor(AccountId account) {
        return due.dueToLookFor(account, clock.instant());
    }

    boolean owns(AccountId account, String guid) {
        return shown.messageOf(account, guid).isPresent();
    }

    /** How many others may own a row that looks like that of a piece. */
    int rivals(OutboxPiece piece, Instant earliest, Instant lately) {
        return due.rivals(piece, earliest, lately);
    }

    boolean isBeingSent(AccountId account, String text) {
        return due.isBeingSent(account, text);
    }

    Optional<MessageStatus> status(String id) {
        return shown.status(id);
    }

    OutboxDepth depth() {
        return shown.depth();
    }

    /** Clears the texts of a few of those that were settled by then; returns how many they were. */
    int clearTexts(Instant until, int limit) {
        return inTransaction(() -> rows.clearTexts(until, limit));
    }

    /** Deletes a few of those that were settled by then and whose text is gone; returns how many there were at least. */
    int deleteCleared(Instant until, int limit) {
        return inTransaction(() -> Math.max(rows.deleteCleared(until, limit), rows.deleteEmpty(until, limit)));
    }

    private int inTransaction(IntSupplier work) {
        Integer rows = transactions.execute(_ -> work.getAsInt());
        return rows == null ? 0 : rows;
    }
}
