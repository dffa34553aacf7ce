package org.imsggateway.imsg;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.imsggateway.config.AccountConfig;
import org.imsggateway.rpc.RpcException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries to bring a child to work and to subscribe, for up to half a minute: Macs wake up, networks come back. */
final class ImsgOpening {

    private static final Logger log = LoggerFactory.getLogger(ImsgOpening.class);
    private static final Duration READY_WITHIN = Duration.ofSeconds(30);
    private static final Duration BETWEEN_PROBES = Duration.ofMillis(500);
    private static final Duration SAY_NOT_READY = Duration.ofSeconds(10);
    private static final int SUBSCRIBE_TRIES = 3;
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private final ImsgStarter starter;
    private final ImsgLink link;
    private final ImsgWatch watch;
    private final Supplier<AccountConfig> config;
    private final ImsgHistory history;
    private final Clock clock;

    ImsgOpening(
            ImsgStarter starter,
            ImsgLink link,
            ImsgWatch watch,
            Supplier<AccountConfig> config,
            ImsgHistory history,
            Clock clock) {
        this.starter = starter;
        this.link = link;
        this.watch = watch;
        this.config = config;
        this.history = history;
        this.clock = clock;
    }

    /** Subscribing did not work; it is worth another child when this one was lost on the way. */
    private static final class SubscribeFailure extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient ImsgProblem problem;
        private final boolean lost;

        SubscribeFailure(ImsgProblem problem, boolean lost) {
            super(problem.text());
            this.problem = problem;
            this.lost = lost;
        }
    }

    /**
     * A working, subscribed session.
     *
     * @throws ImsgStartException when there was none in time, or trying on is pointless
     */
    ImsgSession open() throws ImsgStartException, InterruptedException {
        history.enter(new ImsgState.Starting(clock.instant(), null, null));
        long began = System.nanoTime();
        long said = began;
        int subscribeTries = 0;
        while (true) {
            try {
                return subscribed();
            } catch (SubscribeFailure e) {
                subscribeTries++;
                if (!e.lost || subscribeTries >= SUBSCRIBE_TRIES) {
                    throw new ImsgStartException(e.problem);
                }
                pause(BETWEEN_PROBES.multipliedBy(2));
            } catch (ImsgStartException e) {
                history.notReady(e.problem());
                if (e.problem().fatal() || since(began).compareTo(READY_WITHIN) > 0) {
                    throw e;
                }
                said = say(said, e.problem());
                pause(BETWEEN_PROBES);
            }
        }
    }

    private long say(long said, ImsgProblem problem) {
        if (since(said).compareTo(SAY_NOT_READY) < 0) {
            return said;
        }
        log.info("not ready yet, trying on account={} reason={}", link.account(), problem.text());
        return System.nanoTime();
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    private ImsgSession subscribed() throws ImsgStartException, SubscribeFailure, InterruptedException {
        ImsgSession session = started();
        boolean subscribed = false;
        try {
            watch.subscribe(session, config.get());
            subscribed = true;
            return session;
        } catch (RpcException e) {
            stopIfInterrupted();
            throw new SubscribeFailure(ImsgProblem.of(e, session.evidence()), !(e instanceof RpcException.Remote));
        } finally {
            if (!subscribed) {
                session.close();
            }
        }
    }

    private ImsgSession started() throws ImsgStartException, InterruptedException {
        try {
            return starter.start(config.get(), link);
        } finally {
            stopIfInterrupted();
        }
    }

    /** A call that was interrupted fails like one whose peer is gone; what it means is that a command waits. */
    static void stopIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /** Waits; a command interrupts it. */
    static void pause(Duration pause) throws InterruptedException {
        boolean _ = NEVER.await(pause.toNanos(), TimeUnit.NANOSECONDS);
    }
}
