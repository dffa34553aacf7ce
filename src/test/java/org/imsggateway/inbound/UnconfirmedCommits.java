package org.imsggateway.inbound;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.imsggateway.database.TestStore;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;

/** A server that commits and is gone before it says so, as one may be that hands over to its standby. */
final class UnconfirmedCommits implements PlatformTransactionManager {

    private final PlatformTransactionManager behind;
    private final AtomicReference<@Nullable Predicate<Thread>> next = new AtomicReference<>();

    private UnconfirmedCommits(PlatformTransactionManager behind) {
        this.behind = behind;
    }

    static UnconfirmedCommits of(TestStore store) {
        var around = new UnconfirmedCommits(requireNonNull(store.transactions().getTransactionManager()));
        store.transactions().setTransactionManager(around);
        return around;
    }

    /** The next commit of such a thread is not confirmed. */
    void next(Predicate<Thread> whose) {
        next.set(whose);
    }

    @Override
    public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
        return behind.getTransaction(definition);
    }

    @Override
    public void commit(TransactionStatus status) {
        boolean outermost = status.isNewTransaction();
        behind.commit(status);
        @Nullable Predicate<Thread> wanted = next.get();
        if (outermost && wanted != null && wanted.test(Thread.currentThread()) && next.compareAndSet(wanted, null)) {
            throw new DataAccessResourceFailureException("the connection was closed on purpose");
        }
    }

    @Override
    public void rollback(TransactionStatus status) {
        behind.rollback(status);
    }
}
