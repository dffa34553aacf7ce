package org.imsggateway.imsg;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.rpc.RpcException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Knows the Messages database of one account again, since a resume point belongs to one database alone: by the guids of
 * its last rows, and by its file where it lies on this machine. Thread-safe.
 */
final class DatabaseIdentity {

    private static final Logger log = LoggerFactory.getLogger(DatabaseIdentity.class);
    private static final int MARKS = 8;

    /** How many rows may be missing at the end of a database that has none of the marks and is still taken for the same. */
    private static final int DELETED = 1000;

    /** Which database is there. */
    sealed interface Verdict {

        /** The known one, with the newest known row that it still has; 0 when none is left to tell by. */
        record Same(long row) implements Verdict {}

        /** An earlier state of the known one, which has gone on otherwise behind a row. */
        record Restored(long row) implements Verdict {}

        /** Another one. */
        record Another() implements Verdict {}
    }

    private final AccountId account;
    private final DatabaseMarkRepository repository;
    private final TransactionTemplate transactions;
    private final Supplier<Path> path;
    private final Clock clock;
    private final AtomicReference<@Nullable KnownDatabase> known = new AtomicReference<>();
    private volatile KnownDatabase saved = KnownDatabase.NONE;

    DatabaseIdentity(
            AccountId account,
            DatabaseMarkRepository repository,
            TransactionTemplate transactions,
            Supplier<Path> path,
            Clock clock) {
        this.account = account;
        this.repository = repository;
        this.transactions = transactions;
        this.path = path;
        this.clock = clock;
    }

    /** Takes note of a row of the database. Tapbacks are not: an old imsg does not find them again. */
    void saw(InboundMessage row) {
        if (!row.guid().isEmpty() && row.tapback() == null && row.chat().id() != 0) {
            add(List.of(
                    new KnownDatabase.Mark(row.rowId(), row.guid(), row.chat().id(), row.sentAt())));
        }
    }

    private void add(List<KnownDatabase.Mark> fresh) {
        known.updateAndGet(before -> {
            List<KnownDatabase.Mark> marks = new ArrayList<>(before == null ? List.of() : before.marks());
            marks.removeIf(mark -> fresh.stream().anyMatch(other -> other.row() == mark.row()));
            marks.addAll(fresh);
            return before == null
                    ? new KnownDatabase(last(marks), null, null)
                    : new KnownDatabase(last(marks), before.file(), before.numberedSince());
        });
    }

    private static List<KnownDatabase.Mark> last(List<KnownDatabase.Mark> marks) {
        return marks.stream()
                .sorted(Comparator.comparingLong(KnownDatabase.Mark::row))
                .skip(Math.max(0, marks.size() - MARKS))
                .toList();
    }

    /**
     * Which database a child shows. What is known of it is put right if it is the same; otherwise that is to be stored
     * together with the row after which it goes on: {@link #anew}, {@link #store} and {@link #took}.
     *
     * @param cursor the last row that was accepted
     * @param newest the newest row there is now
     */
    Verdict verify(MessageTable table, long cursor, long newest) throws RpcException {
        Verdict verdict = judge(table, cursor, newest);
        if (verdict instanceof Verdict.Same) {
            known.set(new KnownDatabase(kept(verdict), file(), numberedSince()));
        }
        return verdict;
    }

    /** By what a database that is not the same is known from now on. */
    KnownDatabase anew(Verdict verdict, MessageTable table) throws RpcException {
        List<KnownDatabase.Mark> kept = kept(verdict);
        return new KnownDatabase(kept.isEmpty() ? last(table.marks()) : kept, file(), clock.instant());
    }

    /** Since when its rows are numbered as they are; null if for ever. */
    @Nullable
    Instant numberedSince() {
        return remembered().numberedSince();
    }

    /** Writes that down, in the caller's transaction. */
    void store(KnownDatabase database) {
        repository.save(account, database, clock.instant());
    }

    /** It was written down. */
    void took(KnownDatabase database) {
        saved = database;
        known.set(database);
    }

    /** Whether it was written down is not certain: the store is asked. */
    void forget() {
        known.set(null);
    }

    private Verdict judge(MessageTable table, long cursor, long newest) throws RpcException {
        KnownDatabase before = remembered();
        boolean contradicted = false;
        for (KnownDatabase.Mark mark : before.marks().reversed()) {
            switch (table.look(mark)) {
                case SAME -> {
                    return contradicted ? new Verdict.Restored(mark.row()) : new Verdict.Same(mark.row());
                }
                case OTHER -> contradicted = true;
                case ABSENT -> {}
            }
        }
        boolean unmarked = before.marks().isEmpty();
        boolean shorter = newest + DELETED < cursor && !(unmarked && newest == 0);
        boolean another = contradicted || shorter || (!unmarked && moved(before));
        return another ? new Verdict.Another() : new Verdict.Same(0);
    }

    /** Rows that are not there any more are no marks. */
    private List<KnownDatabase.Mark> kept(Verdict verdict) {
        long last = switch (verdict) {
            case Verdict.Same(long row) -> row;
            case Verdict.Restored(long row) -> row;
            case Verdict.Another _ -> 0;
        };
        return remembered().marks().stream().filter(mark -> mark.row() <= last).toList();
    }

    /**
     * Whether the database is not the one it was when the subscription began. That its last message was deleted is no sign
     * of that.
     */
    boolean isReplaced(MessageTable table, long cursor) throws RpcException {
        List<KnownDatabase.Mark> marks = remembered().marks();
        if (marks.isEmpty() || table.look(marks.getLast()) == MessageTable.Sighting.SAME) {
            return false;
        }
        return !(verify(table, cursor, table.newest()) instanceof Verdict.Same);
    }

    /** Whether the database lies in another file than when it was last verified. Asks no child. */
    boolean isMoved() {
        return moved(remembered());
    }

    private boolean moved(KnownDatabase before) {
        String now = file();
        return now != null && before.file() != null && !now.equals(before.file());
    }

    private KnownDatabase remembered() {
        KnownDatabase now = known.get();
        if (now != null) {
            return now;
        }
        saved = repository.find(account).orElse(KnownDatabase.NONE);
        known.compareAndSet(null, saved);
        return saved;
    }

    /** Keeps durably what is known, with some rows to begin with where there are none yet. */
    void keep(MessageTable table) throws RpcException {
        if (remembered().marks().isEmpty()) {
            add(table.marks());
        }
        KnownDatabase now = remembered();
        if (now.file() == null) {
            now = new KnownDatabase(now.marks(), file(), now.numberedSince());
            known.set(now);
        }
        if (now.equals(saved)) {
            return;
        }
        try {
            KnownDatabase fresh = now;
            transactions.executeWithoutResult(_ -> store(fresh));
            saved = now;
        } catch (DataAccessException | TransactionException e) {
            log.debug("what is known of the Messages database is kept later account={}", account, e);
        }
    }

    private @Nullable String file() {
        try {
            Object key =
                    Files.readAttributes(path.get(), BasicFileAttributes.class).fileKey();
            return key == null ? null : key.toString();
        } catch (IOException | SecurityException _) {
            return null;
        }
    }
}
