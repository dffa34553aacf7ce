package org.imsggateway.imsg;

import java.time.Clock;
import java.util.OptionalLong;
import org.imsggateway.inbound.InboundPipeline;
import org.imsggateway.rpc.RpcException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the stream of one account begins, over all its children and also when its database is not the one it was. */
final class StartingPoint {

    private static final Logger log = LoggerFactory.getLogger(StartingPoint.class);

    private final ImsgLink link;
    private final InboundPipeline pipeline;
    private final DatabaseIdentity identity;
    private final MissingRows missing;
    private final Clock clock;
    private volatile long first;
    private volatile String noticedBy = "";

    StartingPoint(
            ImsgLink link, InboundPipeline pipeline, DatabaseIdentity identity, MissingRows missing, Clock clock) {
        this.link = link;
        this.pipeline = pipeline;
        this.identity = identity;
        this.missing = missing;
        this.clock = clock;
    }

    /**
     * The row after which messages are wanted; 0 for "from now on", -1 for "all". The newest row that imsg shows bounds it:
     * a cursor beyond the end would mean silence until the database's rows have passed it, and a row that comes a second
     * time does no harm. The bound is kept: asked for anew at the next start, it would be beyond what came meanwhile.
     *
     * @param child the child that is asked
     */
    long find(String child, MessageTable table) throws RpcException {
        OptionalLong accepted = pipeline.resumePoint(link.account());
        long newest = table.newest();
        if (accepted.isEmpty()) {
            // What comes from the subscription on is wanted, also when the program ends before any of it was accepted.
            beginAnew(new DatabaseIdentity.Verdict.Another(), newest, table.endIsKnown() ? newest : -1, table);
            first = newest;
            return 0;
        }
        long cursor = accepted.getAsLong();
        DatabaseIdentity.Verdict verdict = identity.verify(table, cursor, newest);
        link.heard().anew(identity.numberedSince());
        long from = switch (verdict) {
            case DatabaseIdentity.Verdict.Same _ -> same(cursor, newest);
            case DatabaseIdentity.Verdict.Restored(long row) -> anew(verdict, Math.min(row, cursor), table);
            case DatabaseIdentity.Verdict.Another _ -> anew(verdict, newest, table);
        };
        report(child, verdict, cursor, from);
        long behind = verdict instanceof DatabaseIdentity.Verdict.Same ? missing.goOn(from) : from;
        return behind <= 0 ? -1 : behind;
    }

    private long same(long cursor, long newest) {
        if (newest == 0 || newest >= cursor) {
            return cursor;
        }
        pipeline.anchor(link.account(), newest, () -> {});
        return newest;
    }

    private long anew(DatabaseIdentity.Verdict verdict, long from, MessageTable table) throws RpcException {
        beginAnew(verdict, from, from, table);
        link.heard().anew(clock.instant());
        return from;
    }

    /**
     * Stores where it begins and of which database that is a row in one transaction: if the program ended between the two,
     * its next life would find the database replaced once more, and go on from its end of then.
     *
     * @param from the last row that is not wanted
     * @param reached the row up to which nothing is missing; -1 for one that is not known
     */
    private void beginAnew(DatabaseIdentity.Verdict verdict, long from, long reached, MessageTable table)
            throws RpcException {
        KnownDatabase database = identity.anew(verdict, table);
        try {
            pipeline.anchor(link.account(), from, () -> {
                identity.store(database);
                missing.storeAnew(reached);
            });
        } catch (RuntimeException e) {
            identity.forget();
            missing.forget();
            throw e;
        }
        identity.took(database);
        missing.beginAnew(reached);
    }

    /** The row up to which nothing is wanted, of a starting point that was found. */
    long floor(long from) {
        return from == 0 ? first : Math.max(0, from);
    }

    /** Said once in the log, and to the doctor until a later child shows the database that is known by then. */
    private void report(String child, DatabaseIdentity.Verdict verdict, long cursor, long from) {
        String notice = switch (verdict) {
            case DatabaseIdentity.Verdict.Same _ -> null;
            case DatabaseIdentity.Verdict.Restored _ ->
                "Its Messages database is an earlier state of the one it had, such as a backup: it goes on after row "
                        + from + " instead of row " + cursor + ". What came before that backup was restored is not lost"
                        + " here, and nothing is answered twice.";
            case DatabaseIdentity.Verdict.Another _ ->
                "Its Messages database is another one than before: it goes on from the end of the new one, after row "
                        + from + " instead of row " + cursor + ". What is in the new one already is not answered.";
        };
        if (notice != null) {
            noticedBy = child;
            log.warn("the Messages database changed account={} {}", link.account(), notice);
            link.noteDatabase(notice);
        } else if (!noticedBy.equals(child)) {
            link.noteDatabase(null);
        }
    }
}
