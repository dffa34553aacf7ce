package org.imsggateway.access;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.Handle;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Who has been approved, kept in memory because it is asked for every direct message. A change made here makes what is kept
 * outdated as soon as it is committed, so it holds for the next message.
 */
@Component
class ApprovedSenders {

    /** What was read when so many changes had been made. */
    private record Snapshot(long change, Set<Handle> forGood, List<Approval> limited) {

        static Snapshot of(long change, List<Approval> approvals) {
            Set<Handle> forGood = new HashSet<>();
            approvals.stream()
                    .filter(approval -> approval.expiresAt() == null && approval.counts(Instant.EPOCH))
                    .forEach(approval -> forGood.add(approval.handle()));
            return new Snapshot(
                    change,
                    Set.copyOf(forGood),
                    approvals.stream()
                            .filter(approval -> approval.expiresAt() != null)
                            .toList());
        }

        Set<Handle> at(Instant now) {
            if (limited.isEmpty()) {
                return forGood;
            }
            Set<Handle> all = new HashSet<>(forGood);
            limited.stream().filter(approval -> approval.counts(now)).forEach(approval -> all.add(approval.handle()));
            return Set.copyOf(all);
        }
    }

    private final ApprovalRepository approvals;
    private final Clock clock;
    private final Map<AccountId, Snapshot> kept = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();

    ApprovedSenders(ApprovalRepository approvals, Clock clock) {
        this.approvals = approvals;
        this.clock = clock;
    }

    Set<Handle> of(AccountId account) {
        Snapshot snapshot = kept.get(account);
        if (snapshot == null || snapshot.change() != changes.get()) {
            snapshot = load(account);
        }
        return snapshot.at(clock.instant());
    }

    /** Counts the changes before it reads, so that a snapshot that missed one is known to be outdated. */
    private Snapshot load(AccountId account) {
        var loaded = Snapshot.of(changes.get(), approvals.list(account));
        boolean mayBeRolledBack = TransactionSynchronizationManager.isActualTransactionActive();
        if (!mayBeRolledBack) {
            kept.put(account, loaded);
        }
        return loaded;
    }

    /** The approvals that count now, of one account, or of all for null; oldest first. */
    List<Approval> list(@Nullable AccountId account) {
        Instant now = clock.instant();
        return approvals.list(account).stream()
                .filter(approval -> approval.counts(now))
                .toList();
    }

    /** Must run in a transaction. */
    void add(Approval approval) {
        approvals.put(approval);
        outdatedAtEnd();
    }

    /** Must run in a transaction. Says in how many accounts the sender was approved. */
    int remove(Handle handle, @Nullable AccountId account) {
        int removed = approvals.delete(handle, account);
        outdatedAtEnd();
        return removed;
    }

    private void outdatedAtEnd() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                changes.incrementAndGet();
            }
        });
    }
}
