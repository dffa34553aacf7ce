package org.imsggateway.imsg;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.imsggateway.config.AccountConfig;
import org.imsggateway.rpc.RpcException;
import org.jspecify.annotations.Nullable;

/**
 * Looks now and then whether a running child still answers. One that is silent although asked is given up as stuck, but
 * not while it is sending: old versions do one thing at a time, and a send may take minutes.
 */
final class ImsgMonitor {

    private static final Duration FIRST = Duration.ofSeconds(60);
    private static final Duration EVERY = Duration.ofMinutes(5);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int PER_HOUR = 10;

    private final ImsgLink link;
    private final Clock clock;
    private final Deque<Instant> givenUp = new ArrayDeque<>();
    private Instant due;
    private @Nullable ImsgProblem found;

    ImsgMonitor(ImsgLink link, Clock clock) {
        this.link = link;
        this.clock = clock;
        this.due = clock.instant().plus(FIRST);
    }

    /** A fresh child is looked at after a minute; after one that was stuck only every second look counts. */
    void began() {
        found = null;
        Instant last = givenUp.peekLast();
        boolean justGivenUp = last != null && last.plus(EVERY).isAfter(clock.instant());
        due = clock.instant().plus(justGivenUp ? EVERY.multipliedBy(2) : FIRST);
    }

    /** Asks if it is time to. What was wrong when it was last asked is the answer; null when nothing was. */
    @Nullable
    ImsgProblem look(ImsgSession session, AccountConfig account) {
        Instant now = clock.instant();
        if (account.healthMonitorEnabled()
                && !now.isBefore(due)
                && !link.sending().isLocked()) {
            due = now.plus(EVERY);
            found = ask(session, account);
        }
        return found;
    }

    private @Nullable ImsgProblem ask(ImsgSession session, AccountConfig account) {
        Duration patience = ImsgStarter.patience(account);
        try {
            session.call("chats.list", Map.of("limit", 1), patience);
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
