package org.imsggateway.imsg;

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
    private final ImsgPace pace;
    private final ImsgDeafness deafness;
    private final ImsgBacklog backlog;
    private final Deque<Instant> givenUp = new ArrayDeque<>();
    private Instant due;
    private @Nullable ImsgProblem found;

    ImsgMonitor(ImsgLink link, ImsgWatch watch, ImsgPace pace) {
        this.link = link;
        this.watch = watch;
        this.pace = pace;
        this.deafness = new ImsgDeafness(pace.steady());
        this.backlog = new ImsgBacklog(watch, pace.steady());
        this.due = now().plus(EVERY);
    }

    /** A fresh child is looked at after a minute; after one that was given up only every second look counts. */
    void began() {
        found = null;
        Instant last = givenUp.peekLast();
        boolean justGivenUp = last != null && last.plus(EVERY).isAfter(now());
        due = now().plus(justGivenUp ? EVERY.multipliedBy(2) : EVERY);
    }

    /** Asks if it is time to. What was wrong when it was last asked is the answer; null when nothing was. */
    @Nullable
    ImsgProblem look(ImsgSession session, AccountConfig account) {
        if (!account.healthMonitorEnabled()) {
            link.noteHearing(ImsgHearing.UNKNOWN);
            return null;
        }
        Instant now = now();
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
        Instant now = now();
        Instant since = deafness.since();
        if (since != null) {
            due = now.plus(ImsgDeafness.GRACE);
        }
        boolean behind = beyond.newest() > watch.heard().last();
        link.noteHearing(new ImsgHearing(
                pace.clock().instant(), behind ? beyond.count() : 0, since == null ? null : pace.shown(since)));
    }

    private Instant now() {
        return pace.steady().instant();
    }

    private boolean mayGiveUp() {
        Instant now = now();
        givenUp.removeIf(at -> at.plus(HOUR).isBefore(now));
        if (givenUp.size() >= PER_HOUR) {
            return false;
        }
        givenUp.addLast(now);
        return true;
    }
}
