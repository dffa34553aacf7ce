package org.imsggateway.delivery;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.imsggateway.database.TestStore;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;

/** A store that commits and is gone before it says so, as a server of databases may be. */
final class LossyCommits implements PlatformTransactionManager {

    private final PlatformTransactionManager behind;
    private final AtomicReference<@Nullable String> next = new AtomicReference<>();
    private volatile boolean lost;

    private LossyCommits(PlatformTransactionManager behind) {
        this.behind = behind;
    }

    static LossyCommits on(TestStore store) {
        var lossy = new LossyCommits(Objects.requireNonNull(store.transactions().getTransactionManager()));
        store.transactions().setTransactionManager(lossy);
        return lossy;
    }

    /** The next commit of a thread whose name begins like this is done and said to have failed. */
    void next(String thread) {
        next.set(thread);
    }

    /** Whether that has happened. */
    boolean lost() {
        return lost;
    }

    @Override
    public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
        return behind.getTransaction(definition);
    }

    @Override
    public void commit(TransactionStatus status) {
        behind.commit(status);
        String thread = next.get();
        if (thread != null
                && status.isNewTransaction()
                && Thread.currentThread().getName().startsWith(thread)
                && next.compareAndSet(thread, null)) {
            lost = true;
            throw new DataAccessResourceFailureException("the connection was lost");
        }
    }

    @Override
    public void rollback(TransactionStatus status) {
        behind.rollback(status);
    }
}
