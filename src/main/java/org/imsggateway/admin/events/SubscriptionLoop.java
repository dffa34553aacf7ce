package org.imsggateway.admin.events;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.imsggateway.agent.http.CallException;
import org.imsggateway.agent.http.RetryPauses;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers the events of one subscription, one after the other: what failed is tried again before the next one goes. */
final class SubscriptionLoop implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(SubscriptionLoop.class);

    /** How long to wait at most before the clock is read again; somebody may have moved it. */
    private static final Duration TICK = Duration.ofSeconds(1);

    private static final Duration IDLE = Duration.ofMinutes(1);
    private static final Duration TROUBLE = Duration.ofSeconds(5);
    private static final Duration SWEEP = Duration.ofMinutes(1);

    private final Subscription subscription;
    private final EventPosts posts;
    private final Semaphore wakeUps = new Semaphore(0);
    private final GivenUpLog givenUp;
    private final AtomicBoolean hurried = new AtomicBoolean();
    private volatile State state = State.NEW;
    private boolean waits;
    private @Nullable RetryPauses pauses;
    private Pause untilNext = Pause.NONE;
    private Pause untilSweep = Pause.NONE;

    /**
     * How a subscription does since the start.
     *
     * @param deliveredAt when something was last delivered; null if never
     * @param failingSince since when nothing is; null if it does not fail
     * @param reason why; null if it does not fail
     */
    record State(
            @Nullable Instant deliveredAt,
            @Nullable Instant failingSince,
            @Nullable String reason) {

        static final State NEW = new State(null, null, null);
    }

    /** Since when there is nothing to do, and how long. Over, too, should the clock have been put back before its beginning. */
    private record Pause(Instant since, Duration length) {

        private static final Pause NONE = new Pause(Instant.MIN, Duration.ZERO);

        boolean isOver(Instant now) {
            return now.isBefore(since) || !now.isBefore(since.plus(length));
        }
    }

    SubscriptionLoop(Subscription subscription, EventPosts posts) {
        this.subscription = subscription;
        this.posts = posts;
        this.givenUp = new GivenUpLog(subscription.key());
    }

    void wake() {
        wakeUps.release();
    }

    /** A person says that the receiver is mended: what waits is tried now, whatever pause there is. */
    void hurry() {
        hurried.set(true);
        wake();
    }

    State state() {
        return state;
    }

    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                await(guarded());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration guarded() throws InterruptedException {
        try {
            return round();
        } catch (RuntimeException broken) {
            // Whatever it is, the thread must not end with it: nobody would deliver the events that come later.
            log.error(
                    "subscription={}: its queue cannot be worked on; going on in a while", subscription.key(), broken);
            return TROUBLE;
        }
    }

    /** Delivers the head, if there is one and it is its time; returns how long there is nothing to do. */
    private Duration round() throws InterruptedException {
        Instant now = posts.now();
        if (untilSweep.isOver(now)) {
            untilSweep = new Pause(now, SWEEP);
            sweep(now);
        }
        if (hurried.getAndSet(false)) {
            pauses = null;
            untilNext = Pause.NONE;
        }
        if (!untilNext.isOver(now)) {
            return TICK;
        }
        Optional<EventDelivery> head = posts.head(subscription);
        if (head.isEmpty()) {
            return IDLE;
        }
        try {
            posts.post(subscription, head.get());
            delivered();
        } catch (CallException failure) {
            failed(failure);
        }
        return Duration.ZERO;
    }

    private void sweep(Instant now) {
        String tooMany = "more than " + EventPosts.MOST_WAITING + " events waited";
        givenUp.add(posts.giveUpBeyond(subscription, tooMany), tooMany, now);
        if (waits) {
            giveUpOld(now);
        }
        givenUp.tell(now);
    }

    /** Only once the receiver did not take the oldest: what waited while the program was off may still be wanted. */
    private void giveUpOld(Instant now) {
        String reason = "nobody took it for %d hours: %s".formatted(EventPosts.HORIZON.toHours(), state.reason());
        givenUp.add(posts.giveUpOld(subscription, reason), reason, now);
    }

    private void delivered() {
        if (waits) {
            log.info("subscription={}: events are taken again", subscription.key());
        }
        waits = false;
        state = new State(posts.now().truncatedTo(ChronoUnit.MILLIS), null, null);
        pauses = null;
    }

    private void failed(CallException failure) {
        Instant now = posts.now();
        State was = state;
        Instant since = was.failingSince() == null ? now.truncatedTo(ChronoUnit.MILLIS) : was.failingSince();
        state = new State(was.deliveredAt(), since, failure.reason());
        if (failure.retryable()) {
            passing(failure, now);
        } else {
            givenUp.add(1, failure.reason(), now);
        }
    }

    private void passing(CallException failure, Instant now) {
        if (!waits) {
            log.warn("subscription={}: {}; events wait", subscription.key(), failure.reason());
        }
        waits = true;
        RetryPauses row = pauses == null ? new RetryPauses() : pauses;
        pauses = row;
        untilNext = new Pause(now, row.next(failure.retryAfter()));
        giveUpOld(now);
    }

    private void await(Duration longest) throws InterruptedException {
        boolean _ = wakeUps.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
        wakeUps.drainPermits();
    }
}
