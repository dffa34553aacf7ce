package org.imsggateway.imsg;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.imsggateway.message.AccountId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The rows of one account that the stream has passed over. imsg waits about two seconds for a row to join its chat and
 * then never reports it, so that a number that is left out is remembered and looked for: after five seconds, then each
 * time after as long again as it has been missing, at least once an hour, for a day. At most 256 gaps are remembered.
 * What is known outlives the program. Thread-safe.
 */
final class MissingRows {

    static final Duration GIVEN_UP = Duration.ofHours(24);

    /** More gaps than this are not remembered; the oldest go first. */
    static final int MOST = 256;

    /** So many gaps are looked for at once. */
    static final int AT_ONCE = 20;

    private static final Logger log = LoggerFactory.getLogger(MissingRows.class);
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(1);

    /** So often it is written down how far the account has heard; what came since is asked for again after a start. */
    private static final Duration KEPT_EVERY = Duration.ofMinutes(1);

    /** A gap, and when, by the steady time, it is looked for next. */
    private record Wanted(KnownRows.Gap gap, Instant due) {}

    private final AccountId account;
    private final KnownRowsRepository repository;
    private final TransactionTemplate transactions;
    private final ImsgPace pace;
    private final NavigableMap<Long, Wanted> gaps = new TreeMap<>();
    private long reached = -1;
    private boolean loaded;
    private boolean changed;
    private @Nullable KnownRows kept;
    private Instant keptAt = Instant.MIN;

    MissingRows(AccountId account, KnownRowsRepository repository, TransactionTemplate transactions, ImsgPace pace) {
        this.account = account;
        this.repository = repository;
        this.transactions = transactions;
        this.pace = pace;
    }

    /**
     * Begins, or goes on, behind a row of the database that is known.
     *
     * @return the row after which all are to come: an earlier one when the program ended before it was written down how
     *     far it had heard
     */
    synchronized long goOn(long row) {
        load();
        if (reached < 0) {
            reached = row;
        }
        return Math.min(row, reached);
    }

    /** Writes down, in the caller's transaction, where it begins anew; {@link #beginAnew} follows. */
    void storeAnew(long row) {
        repository.save(account, new KnownRows(row, List.of()), now());
    }

    /** Begins behind a row of a database that is not known; -1 when not even that is, so that the first row tells. */
    synchronized void beginAnew(long row) {
        loaded = true;
        changed = true;
        gaps.clear();
        reached = row;
    }

    /** Whether it was written down where it begins is not certain: the store is asked. */
    synchronized void forget() {
        loaded = false;
        kept = null;
        gaps.clear();
        reached = -1;
    }

    private void load() {
        KnownRows known = loaded ? null : repository.find(account).orElse(null);
        loaded = true;
        if (known != null) {
            reached = known.reached();
            known.gaps().forEach(gap -> gaps.put(gap.first(), new Wanted(gap, steady())));
        }
    }

    /** A row was shown: what lies between it and those before was left out, and it itself is missing no more. */
    synchronized void heard(long row) {
        if (row <= 0) {
            return;
        }
        if (reached < 0 || row > reached) {
            passed(row - 1);
            reached = row;
        } else {
            found(row);
        }
    }

    /** All up to a row were asked for. */
    synchronized void passed(long row) {
        if (reached >= 0 && row > reached) {
            remember(new KnownRows.Gap(reached + 1, row, now()));
        }
        reached = Math.max(reached, row);
    }

    private void found(long row) {
        Map.Entry<Long, Wanted> around = gaps.floorEntry(row);
        if (around == null || !around.getValue().gap().has(row)) {
            return;
        }
        gaps.remove(around.getKey());
        changed = true;
        KnownRows.Gap gap = around.getValue().gap();
        if (gap.first() < row) {
            remember(new KnownRows.Gap(gap.first(), row - 1, gap.since()));
        }
        if (row < gap.last()) {
            remember(new KnownRows.Gap(row + 1, gap.last(), gap.since()));
        }
    }

    /** A row was shown and could not be taken. */
    synchronized void missed(long row) {
        Map.Entry<Long, Wanted> around = gaps.floorEntry(row);
        if (around == null || !around.getValue().gap().has(row)) {
            remember(new KnownRows.Gap(row, row, now()));
        }
    }

    private void remember(KnownRows.Gap gap) {
        gaps.put(gap.first(), new Wanted(gap, steady().plus(FIRST)));
        changed = true;
        if (gaps.size() > MOST) {
            gaps.pollFirstEntry();
        }
    }

    /** Gaps that are to be looked for now. */
    synchronized List<KnownRows.Gap> due() {
        Instant now = steady();
        return gaps.values().stream()
                .filter(wanted -> !wanted.due().isAfter(now))
                .limit(AT_ONCE)
                .map(Wanted::gap)
                .toList();
    }

    /** They were looked for; what is left of them is looked for later, or no more. */
    synchronized void looked(List<KnownRows.Gap> looked) {
        Instant now = now();
        for (KnownRows.Gap gap : looked) {
            for (Wanted wanted : new ArrayList<>(
                    gaps.subMap(gap.first(), true, gap.last(), true).values())) {
                again(wanted.gap(), now);
            }
        }
    }

    private void again(KnownRows.Gap gap, Instant now) {
        Duration missing = Duration.between(gap.since(), now);
        if (missing.compareTo(GIVEN_UP) >= 0) {
            gaps.remove(gap.first());
            changed = true;
            return;
        }
        Duration pause = missing.compareTo(LONGEST) < 0 ? missing : LONGEST;
        gaps.put(gap.first(), new Wanted(gap, steady().plus(pause.compareTo(FIRST) < 0 ? FIRST : pause)));
    }

    /** What is to be written down now; null for nothing. Rows that are heard after this are not in it. */
    synchronized @Nullable KnownRows unsaved() {
        boolean due = !keptAt.plus(KEPT_EVERY).isAfter(steady());
        if (reached < 0 || !(changed || due)) {
            return null;
        }
        KnownRows now = snapshot();
        return now.equals(kept) ? null : now;
    }

    private KnownRows snapshot() {
        return new KnownRows(reached, gaps.values().stream().map(Wanted::gap).toList());
    }

    /** Writes it down; what cannot be written now is later. */
    void save(KnownRows rows) {
        try {
            transactions.executeWithoutResult(_ -> repository.save(account, rows, now()));
            saved(rows);
        } catch (DataAccessException | TransactionException e) {
            log.debug("which rows were heard is kept later account={}", account, e);
        }
    }

    private synchronized void saved(KnownRows rows) {
        kept = rows;
        keptAt = steady();
        changed = !rows.gaps().equals(snapshot().gaps());
    }

    private Instant now() {
        return pace.clock().instant();
    }

    private Instant steady() {
        return pace.steady().instant();
    }
}
