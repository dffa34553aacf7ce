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
    private volatile long anchor = -1;
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
            long known = anchor;
            anchor = known < 0 ? newest : known;
            if (known < 0) {
                missing.beginAnew(table.endIsKnown() ? newest : -1);
            }
            return known < 0 ? 0 : known == 0 ? -1 : known;
        }
        long cursor = accepted.getAsLong();
        DatabaseIdentity.Verdict verdict = identity.verify(table, cursor, newest);
        long from = switch (verdict) {
            case DatabaseIdentity.Verdict.Same _ -> newest == 0 ? cursor : Math.min(newest, cursor);
            case DatabaseIdentity.Verdict.Restored(long row) -> Math.min(row, cursor);
            case DatabaseIdentity.Verdict.Another _ -> newest;
        };
        if (from != cursor) {
            pipeline.anchor(link.account(), from);
        }
        report(child, verdict, cursor, from);
        long behind = verdict instanceof DatabaseIdentity.Verdict.Same ? missing.goOn(from) : anew(from);
        return behind <= 0 ? -1 : behind;
    }

    private long anew(long from) {
        link.heard().anew(clock.instant());
        missing.beginAnew(from);
        return from;
    }

    /** The row up to which nothing is wanted, of a starting point that was found. */
    long floor(long from) {
        return from == 0 ? anchor : Math.max(0, from);
    }

    /** What comes from the first subscription on is wanted, also when the program ends before any of it was accepted. */
    void keepFirst() {
        if (anchor >= 0 && pipeline.resumePoint(link.account()).isEmpty()) {
            pipeline.anchor(link.account(), anchor);
        }
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
