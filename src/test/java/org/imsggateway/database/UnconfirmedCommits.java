package org.imsggateway.database;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;

/** A server that commits and is gone before it says so, as one may be that hands over to its standby. */
public final class UnconfirmedCommits implements PlatformTransactionManager {

    private final PlatformTransactionManager behind;
    private final AtomicReference<@Nullable Predicate<Thread>> next = new AtomicReference<>();
    private volatile boolean lost;

    private UnconfirmedCommits(PlatformTransactionManager behind) {
        this.behind = behind;
    }

    /**
     * Stands between a store and its transactions from now on.
     *
     * @param store the store
     * @return what stands there
     */
    public static UnconfirmedCommits of(TestStore store) {
        var around = new UnconfirmedCommits(requireNonNull(store.transactions().getTransactionManager()));
        store.transactions().setTransactionManager(around);
        return around;
    }

    /**
     * The next commit of such a thread is done and said to have failed.
     *
     * @param whose which threads
     */
    public void next(Predicate<Thread> whose) {
        next.set(whose);
    }

    /**
     * Whether that has happened.
     *
     * @return whether a commit was not confirmed
     */
    public boolean lost() {
        return lost;
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
            lost = true;
            throw new DataAccessResourceFailureException("the connection was closed on purpose");
        }
    }

    @Override
    public void rollback(TransactionStatus status) {
        behind.rollback(status);
    }
}
