package org.imsggateway.imsg;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.imsggateway.config.AccountConfig;
import org.imsggateway.rpc.RpcException;
import org.jspecify.annotations.Nullable;

/**
 * Looks every minute whether a running child still answers, and whether what Messages has was heard and stored. A child that is silent
 * although asked is given up as stuck, but not while it is sending: old versions do one thing at a time, and a send may
 * take minutes.
 */
final class ImsgMonitor {

    private static final Duration EVERY = Duration.ofSeconds(60);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int PER_HOUR = 10;

    private final ImsgLink link;
    private final ImsgWatch watch;
    private final Clock clock;
    private final ImsgDeafness deafness;
    private final ImsgBacklog backlog;
    private final Deque<Instant> givenUp = new ArrayDeque<>();
    private Instant due;
    private @Nullable ImsgProblem found;

    ImsgMonitor(ImsgLink link, ImsgWatch watch, Clock clock) {
        this.link = link;
        this.watch = watch;
        this.clock = clock;
        this.deafness = new ImsgDeafness(clock);
        this.backlog = new ImsgBacklog(watch, clock);
        this.due = clock.instant().plus(EVERY);
    }

    /** A fresh child is looked at after a minute; after one that was given up only every second look counts. */
    void began() {
        found = null;
        Instant last = givenUp.peekLast();
        boolean justGivenUp = last != null && last.plus(EVERY).isAfter(clock.instant());
        due = clock.instant().plus(justGivenUp ? EVERY.multipliedBy(2) : EVERY);
    }

    /** Asks if it is time to. What was wrong when it was last asked is the answer; null when nothing was. */
    @Nullable
    ImsgProblem look(ImsgSession session, AccountConfig account) {
        if (!account.healthMonitorEnabled()) {
            link.noteHearing(ImsgHearing.UNKNOWN);
            return null;
        }
        Instant now = clock.instant();
        boolean busy = link.sending().isLocked() && !session.capabilities().isStrict();
        if (!now.isBefore(due) && !busy) {
            due = now.plus(EVERY);
            found = ask(session, account);
        }
        ImsgProblem waiting = backlog.look();
        if (found != null) {
            return found;
        }
        return waiting == null ? deafness.problem() : waiting;
    }

    private @Nullable ImsgProblem ask(ImsgSession session, AccountConfig account) {
        Duration patience = ImsgStarter.patience(account);
        MessageTable table = new MessageTable(session, session.capabilities(), patience);
        try {
            compare(session, table);
            return null;
        } catch (RpcException e) {
            boolean silent =
                    e instanceof RpcException.Timeout && session.silence().compareTo(patience) >= 0;
            if (silent && !link.sending().isLocked() && mayGiveUp()) {
                session.giveUp("stuck: " + ImsgProblem.words(e));
            }
            return ImsgProblem.of(e, session.evidence());
        }
    }

    private void compare(ImsgSession session, MessageTable table) throws RpcException {
        MessageTable.Beyond beyond = table.beyond(watch.heard().last());
        DatabaseIdentity identity = watch.identity();
        if (identity.isMoved()) {
            // An old imsg goes on reading the file that is gone.
            session.giveUp("the Messages database lies in another file than before");
        } else if (watch.interruption() == null
                && identity.isReplaced(table, watch.heard().last())) {
            watch.interrupted("the Messages database is not the one it was");
        } else {
            listen(session, beyond);
            identity.keep(table);
        }
    }

    /** Rows that wait for our own store, or for a subscription that is being renewed, say nothing about the stream. */
    private void listen(ImsgSession session, MessageTable.Beyond beyond) {
        if (watch.interruption() == null && watch.isIdle()) {
            switch (deafness.judge(beyond, watch.heard())) {
                case NONE -> {}
                case RESUBSCRIBE -> watch.interrupted(ImsgDeafness.WORDS);
                case RESTART -> {
                    if (mayGiveUp()) {
                        session.giveUp("deaf: " + ImsgDeafness.WORDS);
                    }
                }
            }
        }
        Instant now = clock.instant();
        Instant since = deafness.since();
        if (since != null) {
            due = now.plus(ImsgDeafness.GRACE);
        }
        boolean behind = beyond.newest() > watch.heard().last();
        link.noteHearing(new ImsgHearing(now, behind ? beyond.count() : 0, since));
    }

    private boolean mayGiveUp() {
        Instant now = clock.instant();
        givenUp.removeIf(at -> at.plus(HOUR).isBefore(now));
        if (givenUp.size() >= PER_HOUR) {
            return false;
        }
        givenUp.addLast(now);
        return true;
    }
}
