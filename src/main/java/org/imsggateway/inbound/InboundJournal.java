package org.imsggateway.inbound;

import java.time.Clock;
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
import org.imsggateway.session.Route;
import org.jspecify.annotations.Nullable;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What arrived and what became of it, durably. Every change of state names the state it comes from, so that two that
 * compete for one entry cannot both have it; and every method waits while the store cannot be written.
 */
@Component
class InboundJournal {

    private final InboundJournalRepository repository;
    private final TransactionTemplate transactions;
    private final RetryTemplate storeRetry;
    private final ConfigStore config;
    private final Clock clock;

    InboundJournal(
            InboundJournalRepository repository,
            TransactionTemplate transactions,
            RetryTemplate storeRetry,
            ConfigStore config,
            Clock clock) {
        this.repository = repository;
        this.transactions = transactions;
        this.storeRetry = storeRetry;
        this.config = config;
        this.clock = clock;
    }

    /** Stores rows of one account in one transaction and moves its resume point past them; returns the new ones. */
    List<JournalEntry> accept(List<InboundMessage> rows, Function<InboundMessage, Conversation> conversationOf) {
        return durably(() -> {
            var fresh = new ArrayList<JournalEntry>(rows.size());
            for (InboundMessage row : rows) {
                Conversation conversation = conversationOf.apply(row);
                repository
                        .insert(row, conversation, guidOf(row))
                        .ifPresent(id -> fresh.add(
                                new JournalEntry(id, row, conversation, EntryState.RECEIVED, null, row.receivedAt())));
            }
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

    void anchor(AccountId account, long row) {
        storeRetry.invoke(() -> repository.anchor(account, row, clock.instant()));
    }

    void malformed(AccountId account, String evidence) {
        storeRetry.invoke(() -> repository.insertMalformed(account, evidence, clock.instant()));
    }

    /**
     * Ends an entry and does something else in the same transaction; neither happens if the entry is no longer where it
     * was.
     */
    void end(JournalEntry entry, EntryState to, String outcome, List<TraceStep> steps, Runnable also) {
        durably(() -> {
            if (repository.advance(entry.id(), entry.state(), to, outcome, clock.instant())) {
                if (!steps.isEmpty()) {
                    repository.saveTrace(entry.id(), steps);
                }
                also.run();
                forget(entry);
            }
            return true;
        });
    }

    /** Ends an entry whose outcome is known only once something else has been done in the same transaction. */
    void end(JournalEntry entry, EntryState to, List<TraceStep> steps, Supplier<String> also) {
        durably(() -> {
            if (repository.advance(entry.id(), entry.state(), to, null, clock.instant())) {
                repository.saveTrace(entry.id(), steps);
                repository.advance(entry.id(), to, to, also.get(), clock.instant());
                forget(entry);
            }
            return true;
        });
    }

    /** With a retention of nothing, what was said goes as soon as it is finished. */
    private void forget(JournalEntry entry) {
        if (config.current().gateway().retention().isZero()) {
            repository.clearText(entry.id());
        }
    }

    /** Gives an admitted message its turn. */
    Optional<String> queue(JournalEntry entry, Route route, List<TraceStep> steps) {
        String turnId = UUID.randomUUID().toString();
        return durably(() -> {
            if (!repository.advance(entry.id(), EntryState.RECEIVED, EntryState.QUEUED, null, null)) {
                return Optional.empty();
            }
            repository.saveRoute(
                    entry.id(), turnId, route.agent().id(), route.session().value());
            repository.saveTrace(entry.id(), steps);
            return Optional.of(turnId);
        });
    }

    /** Leaves an entry for someone who answers through the API. */
    void await(JournalEntry entry, String outcome) {
        durably(() -> repository.advance(entry.id(), EntryState.QUEUED, EntryState.WAITING, outcome, null));
    }

    /** Takes an ended entry up again; false if its state does not allow that. */
    boolean reopen(JournalEntry entry) {
        return entry.state().retryable()
                && durably(() -> repository.advance(entry.id(), entry.state(), EntryState.RECEIVED, null, null));
    }

    Optional<JournalEntry> entry(long id) {
        return storeRetry.invoke(() -> repository.entry(id));
    }

    List<Long> ids(EntryState state, long after, int limit) {
        return storeRetry.invoke(() -> repository.ids(state, after, limit));
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
