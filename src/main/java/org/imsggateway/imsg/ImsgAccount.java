package org.imsggateway.imsg;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.imsggateway.config.AccountConfig;
import org.imsggateway.config.GatewaySettings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one account's child alive: start, subscribe, watch over, back off, start again, for as long as it is wanted. Never
 * gives up. One thread does all of it; commands from outside change what is wanted and wake that thread.
 */
final class ImsgAccount {

    private static final Logger log = LoggerFactory.getLogger(ImsgAccount.class);
    private static final Duration FOREVER = Duration.ofDays(1);

    /** What an account needs from its surroundings. */
    record Surroundings(
            ImsgStarter starter,
            Supplier<GatewaySettings.Restart> restart,
            Consumer<ImsgState> listener,
            ImsgPace pace) {

        Clock clock() {
            return pace.clock();
        }
    }

    private enum Wish {
        RUN,
        STOP,
        END
    }

    private final ImsgLink link;
    private final ImsgWatch watch;
    private final Surroundings surroundings;
    private final Supplier<AccountConfig> config;
    private final BackOff backOff;
    private final ImsgHistory history;
    private final ImsgMonitor monitor;
    private final ImsgOpening opening;
    private final AtomicReference<Wish> wish = new AtomicReference<>(Wish.RUN);
    private final Thread thread;

    ImsgAccount(
            ImsgLink link,
            ImsgWatch watch,
            Surroundings surroundings,
            Supplier<AccountConfig> config,
            BackOff backOff) {
        Clock clock = surroundings.clock();
        this.link = link;
        this.watch = watch;
        this.surroundings = surroundings;
        this.config = config;
        this.backOff = backOff;
        this.history = new ImsgHistory(link.account(), clock, surroundings.listener());
        this.monitor = new ImsgMonitor(link, watch, surroundings.pace());
        this.opening = new ImsgOpening(surroundings.starter(), link, watch, config, history, clock);
        this.thread =
                Thread.ofPlatform().daemon().name("imsg-" + link.account()).unstarted(this::live);
    }

    ImsgLink link() {
        return link;
    }

    ImsgHistory.Snapshot now() {
        return history.now();
    }

    /** The configuration it runs on. */
    AccountConfig config() {
        return config.get();
    }

    /** How many starts in a row have failed. */
    int attempts() {
        return backOff.attempts();
    }

    /** Begins to live; returns at once. */
    void begin() {
        watch.start();
        thread.start();
    }

    /** Wants it to run with a fresh child; a pending pause is cut short, the next one is the first again. */
    void run() {
        command(Wish.RUN);
    }

    /** Wants it to stay stopped until told otherwise. */
    void stop() {
        command(Wish.STOP);
    }

    /** Looks again at the configuration; a stopped one stays stopped. */
    void reconfigured() {
        command(wish.get());
    }

    /** Wants it to end for good; {@link #awaitEnd} waits for it. */
    void end() {
        command(Wish.END);
    }

    /** Waits until the child is gone after {@link #end}; false when it took longer. */
    boolean awaitEnd(Duration patience) throws InterruptedException {
        return thread.join(patience);
    }

    /** Waits until the child is gone after {@link #end}, however long it takes. */
    void awaitEnd() {
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException("nobody interrupts this wait", e);
            }
        }
    }

    private void command(Wish wanted) {
        wish.updateAndGet(before -> before == Wish.END ? before : wanted);
        // Interrupting ends whatever the thread waits for: an answer, a pause, the end of a session.
        thread.interrupt();
    }

    private void live() {
        while (wish.get() != Wish.END) {
            // The flag only says "look again at what is wanted", which is what follows.
            boolean _ = Thread.interrupted();
            try {
                step();
            } catch (InterruptedException _) {
                woken();
            } catch (RuntimeException | Error e) {
                outlive(e);
            }
        }
        watch.stop();
        history.enter(new ImsgState.Stopped(instant()));
    }

    private void woken() {
        log.debug("woken by a command account={}", link.account());
        backOff.reset();
    }

    /** A fault of the program costs the account a pause and not the thread that keeps it alive. */
    private void outlive(Throwable fault) {
        if (Thread.interrupted()) {
            // Waits for the store end with an exception of their own when a command interrupts them.
            woken();
            return;
        }
        log.error("the account is begun anew after a fault account={}", link.account(), fault);
        try {
            pause(ImsgProblem.of("the gateway failed: " + fault.getClass().getSimpleName(), List.of()));
        } catch (InterruptedException _) {
            woken();
        }
    }

    private void step() throws InterruptedException {
        Wish wanted = wish.get();
        if (wanted == Wish.STOP) {
            history.enter(new ImsgState.Stopped(instant()));
            ImsgOpening.pause(FOREVER);
        } else if (wanted == Wish.RUN && !config.get().enabled()) {
            history.enter(new ImsgState.Disabled(instant()));
            ImsgOpening.pause(FOREVER);
        } else if (wanted == Wish.RUN) {
            pause(life());
        }
    }

    /** One child from its start to its end, and why it ended. */
    private ImsgProblem life() throws InterruptedException {
        try {
            ImsgSession session = opening.open();
            try {
                return watchOver(session);
            } finally {
                link.use(null);
                session.close();
                history.stopped(instant());
            }
        } catch (ImsgStartException e) {
            return e.problem();
        }
    }

    private ImsgProblem watchOver(ImsgSession session) throws InterruptedException {
        InstantSource steady = surroundings.pace().steady();
        Instant since = steady.instant();
        link.use(session);
        link.countStart();
        history.started(instant(), session.capabilities());
        monitor.began();
        ImsgRepair repair = new ImsgRepair(watch, steady);
        @Nullable String reason = session.awaitEnd(surroundings.pace().tick());
        while (reason == null) {
            session.refreshRecord();
            ImsgProblem reading = monitor.look(session, config.get());
            ImsgProblem stream = repair.look(session, config.get());
            watch.lookForLate(session, config.get());
            history.settle(first(stream, reading, link.sendProblem()));
            if (backOff.attempts() > 0
                    && !since.plus(surroundings.restart().get().resetAfter()).isAfter(steady.instant())) {
                backOff.reset();
            }
            ImsgOpening.stopIfInterrupted();
            reason = session.awaitEnd(surroundings.pace().tick());
        }
        return ImsgProblem.of(reason, session.evidence());
    }

    private static @Nullable ImsgProblem first(@Nullable ImsgProblem... problems) {
        for (ImsgProblem problem : problems) {
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }

    private void pause(ImsgProblem problem) throws InterruptedException {
        Duration pause = backOff.next(surroundings.restart().get());
        history.enter(new ImsgState.BackingOff(
                instant(), backOff.attempts(), instant().plus(pause), problem.text(), problem.adviceText()));
        ImsgOpening.pause(pause);
    }

    private Instant instant() {
        return surroundings.clock().instant();
    }
}
