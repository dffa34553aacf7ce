package org.imsggateway.inbound;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.Conversation;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.TraceStep;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What arrived and what became of it, durably. Every change of state names the state it comes from, so that two that
 * compete for one entry cannot both have it; and every method waits while the store cannot be written.
 */
@Component
class InboundJournal {

    /** Stands as the outcome of an entry that an operator released, until it is judged again. */
    static final String RELEASED = "released";

    private final InboundJournalRepository repository;
    private final TransactionTemplate transactions;
    private final RetryTemplate storeRetry;
    private final ConfigStore config;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    InboundJournal(
            InboundJournalRepository repository,
            TransactionTemplate transactions,
            RetryTemplate storeRetry,
            ConfigStore config,
            Clock clock,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.transactions = transactions;
        this.storeRetry = storeRetry;
        this.config = config;
        this.clock = clock;
        this.events = events;
    }

    /** Stores rows of one account in one transaction and moves its resume point past them; returns the new ones. */
    List<JournalEntry> accept(List<InboundMessage> rows, Function<InboundMessage, Conversation> conversationOf) {
        return durably(() -> {
            var fresh = new ArrayList<JournalEntry>(rows.size());
            for (InboundMessage row : rows) {
                Conversation conversation = conversationOf.apply(row);
                repository
                        .insert(row, conversation, guidOf(row))
                        .ifPresent(id -> fresh.add(new JournalEntry(
                                id, row, conversation, EntryState.RECEIVED, null, false, row.receivedAt())));
            }
            fresh.forEach(entry -> events.publishEvent(new MessageArrived(entry.id(), entry.message())));
            InboundMessage last = rows.getLast();
            repository.resumeAfter(last.account(), last.rowId(), clock.instant());
            return fresh;
        });
    }

    /** A database without a guid column still has a row number, unique on that Mac. */
    private static String guidOf(InboundMessage row) {
        return row.guid().isEmpty() ? "row:" + row.rowId() : row.guid();
    }

    OptionalLong resumePoint(AccountId account) {
        return storeRetry.invoke(() -> repository.resumePoint(account));
    }

    void anchor(AccountId account, long row, Runnable alongside) {
        durably(() -> {
            repository.anchor(account, row, clock.instant());
            alongside.run();
            return true;
        });
    }

    void malformed(AccountId account, String evidence) {
        durably(() -> {
            repository.insertMalformed(account, evidence, clock.instant());
            return true;
        });
    }

    /**
     * Decides what becomes of an entry, and does what goes with it, in one transaction; nothing happens if the entry is no
     * longer where it was.
     *
     * @param entry the entry
     * @param work does what goes with it and says what becomes of it
     * @return what became of it; empty if somebody else had it
     */
    Optional<Settlement> settle(JournalEntry entry, Supplier<Settlement> work) {
        return settle(entry, null, work);
    }

    /**
     * The same for a message that is judged.
     *
     * @param circumstances what was known then, so that it can be judged again from the same facts; null for nothing
     */
    Optional<Settlement> settle(JournalEntry entry, @Nullable String circumstances, Supplier<Settlement> work) {
        return durably(() -> {
            if (!repository.claim(entry.id(), entry.state())) {
                return Optional.empty();
            }
            Settlement settled = work.get();
            repository.settle(entry, settled, circumstances, clock.instant());
            String turnId = entry.turnId();
            if (settled.turn() != null) {
                turnId = UUID.randomUUID().toString();
                repository.saveTurn(entry, turnId, settled.turn());
            }
            forget(entry);
            events.publishEvent(new MessageSettled(
                    entry.id(), entry.message(), settled.state().name(), settled.outcome(), turnId));
            return Optional.of(settled);
        });
    }

    /** Lets a message go on with the words of those before it; they end here. */
    void join(Burst burst) {
        durably(() -> {
            String outcome = "joined";
            var step = TraceStep.ended(
                            "burst",
                            "it was answered together with message "
                                    + burst.last().id() + ", which followed at once")
                    .because(
                            "messages.inbound",
                            "debounceMs: "
                                    + config.current()
                                            .messages()
                                            .debounce("imessage")
                                            .toMillis());
            for (JournalEntry entry : burst.joined()) {
                if (repository.advance(entry.id(), entry.state(), EntryState.HANDLED, outcome, clock.instant())) {
                    repository.saveTrace(entry.id(), List.of(step));
                    forget(entry);
                    events.publishEvent(
                            new MessageSettled(entry.id(), entry.message(), EntryState.HANDLED.name(), outcome, null));
                }
            }
            repository.saveMessage(burst.last());
            return true;
        });
    }

    /** With a retention of nothing, what was said goes as soon as it is finished. */
    private void forget(JournalEntry entry) {
        if (config.current().gateway().retention().isZero()) {
            repository.clearText(entry.id());
        }
    }

    /**
     * Takes an ended entry up again: one that was held is judged, one whose agent failed gets another turn, with the words
     * that a command before it may have left. False if its state does not allow that.
     */
    boolean reopen(JournalEntry entry) {
        return switch (entry.state()) {
            case HELD ->
                durably(() -> repository.advance(entry.id(), EntryState.HELD, EntryState.RECEIVED, RELEASED, null));
            case DEAD -> durably(() -> repository.advance(entry.id(), EntryState.DEAD, EntryState.QUEUED, null, null));
            case RECEIVED, QUEUED, WAITING, HANDLED, DROPPED -> false;
        };
    }

    /** What a turn needs besides its message. */
    Optional<TurnInput> input(long id) {
        return storeRetry.invoke(() -> repository.input(id));
    }

    Optional<JournalEntry> entry(long id) {
        return storeRetry.invoke(() -> repository.entry(id));
    }

    List<Long> ids(EntryState state, long after, int limit) {
        return storeRetry.invoke(() -> repository.ids(state, after, limit));
    }

    /** The ids of the entries that wait for an answer since before a time, longest first. */
    List<Long> waitingSince(Instant before, int limit) {
        return storeRetry.invoke(() -> repository.waitingSince(before, limit));
    }

    /** Runs something that reads the store, and waits while it cannot be read: a paired sender is not a stranger. */
    <T> T patiently(Supplier<T> work) {
        return storeRetry.invoke(work);
    }

    private <T> T durably(Supplier<T> work) {
        return storeRetry.invoke(() -> inTransaction(work));
    }

    private <T> T inTransaction(Supplier<T> work) {
        @Nullable T result = transactions.execute(status -> work.get());
        return Objects.requireNonNull(result);
    }
}
