package org.imsggateway.imsg;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.imsggateway.message.AccountId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an account's process is doing and how it came to it. Each change of state is one log line. */
final class ImsgHistory {

    private static final Logger log = LoggerFactory.getLogger(ImsgHistory.class);

    /**
     * All that is known, at one moment.
     *
     * @param state what it is doing
     * @param lastStart when one last did; null if never
     * @param lastStop when one last ended; null if never
     * @param lastError what last went wrong, with advice; null since the last good start
     * @param capabilities what the last working child could do; null before the first
     */
    record Snapshot(
            ImsgState state,
            @Nullable Instant lastStart,
            @Nullable Instant lastStop,
            @Nullable String lastError,
            @Nullable ImsgCapabilities capabilities) {}

    private final AccountId account;
    private final Consumer<ImsgState> listener;
    private final AtomicReference<Snapshot> now;
    private volatile @Nullable String told;

    ImsgHistory(AccountId account, Clock clock, Consumer<ImsgState> listener) {
        this.account = account;
        this.listener = listener;
        ImsgState begin = new ImsgState.Stopped(clock.instant());
        this.now = new AtomicReference<>(new Snapshot(begin, null, null, null, null));
    }

    Snapshot now() {
        return now.get();
    }

    /** The process does something else now. */
    void enter(ImsgState state) {
        change(before -> new Snapshot(
                state,
                before.lastStart(),
                before.lastStop(),
                state instanceof ImsgState.BackingOff failed
                        ? line(failed.error(), failed.advice())
                        : before.lastError(),
                before.capabilities()));
    }

    /** A child works. */
    void started(Instant at, ImsgCapabilities capabilities) {
        change(before ->
                new Snapshot(new ImsgState.Running(at, null, null), at, before.lastStop(), null, capabilities));
    }

    /** A child is gone. */
    void stopped(Instant at) {
        change(before ->
                new Snapshot(before.state(), before.lastStart(), at, before.lastError(), before.capabilities()));
    }

    /** A start did not work yet; it goes on trying. */
    void notReady(ImsgProblem problem) {
        change(before -> new Snapshot(
                new ImsgState.Starting(before.state().since(), problem.text(), problem.adviceText()),
                before.lastStart(),
                before.lastStop(),
                problem.line(),
                before.capabilities()));
    }

    /** What does not work although the child runs; null when all is well. */
    void settle(@Nullable ImsgProblem problem) {
        change(before -> {
            if (!(before.state() instanceof ImsgState.Running running)) {
                return before;
            }
            String error = problem == null ? null : problem.text();
            String advice = problem == null ? null : problem.adviceText();
            return new Snapshot(
                    new ImsgState.Running(running.since(), error, advice),
                    before.lastStart(),
                    before.lastStop(),
                    problem == null ? null : problem.line(),
                    before.capabilities());
        });
    }

    private void change(UnaryOperator<Snapshot> step) {
        Snapshot before = now.getAndUpdate(step);
        Snapshot after = now.get();
        boolean same = before.state().word().equals(after.state().word())
                && Objects.equals(before.state().problem(), after.state().problem());
        if (!same) {
            tell(after.state());
            announce(after.state());
        }
    }

    /** Who listens must not end the account by a fault of its own. */
    private void announce(ImsgState state) {
        try {
            listener.accept(state);
        } catch (RuntimeException e) {
            log.error("a listener failed account={} state={}", account, state.word(), e);
        }
    }

    /** A trouble that lasts is told once and not at every retry; that it is over is told once, too. */
    private void tell(ImsgState state) {
        String problem = state.problem();
        boolean retrying = state instanceof ImsgState.Starting && problem == null && told != null;
        if (retrying || (problem != null && problem.equals(told))) {
            return;
        }
        told = problem;
        if (problem == null) {
            log.info("account={} state={} health={}", account, state.word(), state.health());
        } else {
            log.warn(
                    "account={} state={} health={} error={} advice={}",
                    account,
                    state.word(),
                    state.health(),
                    problem,
                    state.remedy());
        }
    }

    private static String line(String error, @Nullable String advice) {
        return advice == null ? error : error + ". " + advice;
    }
}
