package org.imsggateway.imsg;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.imsggateway.config.AccountConfig;
import org.imsggateway.rpc.RpcException;
import org.jspecify.annotations.Nullable;

/** Subscribes again after imsg has ended a subscription, ever more slowly as long as that goes on. */
final class ImsgRepair {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int TIMEOUTS = 3;

    private final ImsgWatch watch;
    private final InstantSource steady;
    private Duration pause = FIRST;
    private @Nullable Instant due;
    private @Nullable Instant lastTrouble;
    private @Nullable ImsgProblem trouble;
    private int timeouts;

    ImsgRepair(ImsgWatch watch, InstantSource steady) {
        this.watch = watch;
        this.steady = steady;
    }

    /** Does what is due. What is or was lately wrong with the stream is the answer; null when it runs well. */
    @Nullable
    ImsgProblem look(ImsgSession session, AccountConfig account) throws InterruptedException {
        Instant now = steady.instant();
        String interruption = watch.interruption();
        if (interruption == null) {
            forget(now);
            return trouble;
        }
        lastTrouble = now;
        if (due == null) {
            trouble = ImsgProblem.of("subscription ended: " + interruption, session.evidence());
            due = now.plus(pause);
        } else if (!now.isBefore(due)) {
            due = null;
            pause = pause.multipliedBy(2).compareTo(LONGEST) < 0 ? pause.multipliedBy(2) : LONGEST;
            subscribe(session, account);
        }
        return trouble;
    }

    private void forget(Instant now) {
        if (lastTrouble != null && lastTrouble.plus(LONGEST).isBefore(now)) {
            lastTrouble = null;
            trouble = null;
            pause = FIRST;
        }
    }

    private void subscribe(ImsgSession session, AccountConfig account) throws InterruptedException {
        try {
            watch.subscribe(session, account);
            timeouts = 0;
        } catch (RpcException e) {
            watch.interrupted(ImsgProblem.words(e));
            timeouts = e instanceof RpcException.Timeout ? timeouts + 1 : 0;
            if (timeouts >= TIMEOUTS) {
                session.giveUp("stuck: " + ImsgProblem.words(e));
            }
        }
    }
}
