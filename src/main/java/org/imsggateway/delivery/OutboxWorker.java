package org.imsggateway.delivery;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.imsggateway.message.AccountId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Takes what is due out of the outbox and has it sent, or looked for. For each account there is at most one of either at
 * a time, in a virtual thread of its own: {@code imsg} sends one message after the other anyway.
 */
@Component
class OutboxWorker implements SmartLifecycle {

    /** Starts after the accounts, and stops before them. */
    static final int PHASE = 2000;

    private static final Logger log = LoggerFactory.getLogger(OutboxWorker.class);
    private static final long STOP_SECONDS = 10;
    private static final Duration IDLE = Duration.ofHours(1);

    private final Outbox outbox;
    private final MessageChannel channel;
    private final PieceSender sender;
    private final Reconciler reconciler;
    private final DeliveryTiming timing;
    private final OutboxRetention retention;
    private final Semaphore wakeUps = new Semaphore(0);
    private volatile @Nullable Run run;

    OutboxWorker(
            Outbox outbox,
            MessageChannel channel,
            PieceSender sender,
            Reconciler reconciler,
            DeliveryTiming timing,
            OutboxRetention retention) {
        this.outbox = outbox;
        this.channel = channel;
        this.sender = sender;
        this.reconciler = reconciler;
        this.timing = timing;
        this.retention = retention;
    }

    /** From one start to the next stop. An account is busy while one of the threads works for it. */
    private static final class Run {
        final CountDownLatch stopped = new CountDownLatch(1);
        final Phaser threads = new Phaser(1);
        final Set<AccountId> sending = ConcurrentHashMap.newKeySet();
        final Set<AccountId> looking = ConcurrentHashMap.newKeySet();

        boolean isStopped() {
            return stopped.getCount() == 0;
        }

        /** Waits, unless it is stopped before; an interrupt means the same as a stop. */
        void pause(Duration time) {
            try {
                boolean _ = stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException interrupt) {
                stopped.countDown();
            }
        }
    }

    /** Something may be due. Called after the commit that made it so. */
    void wake() {
        wakeUps.release();
    }

    @Override
    public void start() {
        var started = new Run();
        run = started;
        started.threads.register();
        Thread.ofPlatform().daemon().name("outbox").start(() -> loop(started));
    }

    private void loop(Run current) {
        try {
            persist(current, this::recover);
            while (!current.isStopped()) {
                guarded(current, () -> await(current, round(current)));
            }
        } finally {
            current.threads.arriveAndDeregister();
        }
    }

    private void recover() {
        int orphans = outbox.recover();
        if (orphans > 0) {
            log.warn("{} messages were being sent when the gateway ended; they are looked for in Messages", orphans);
        }
    }

    /** Starts what can be started; returns when there may be more to do if nobody wakes us. */
    private Duration round(Run current) {
        retention.atOnce();
        boolean accountDown = false;
        Outbox.Due due = outbox.due();
        for (AccountId account : due.accounts()) {
            if (channel.ready(account)) {
                begin(current, current.sending, account, outbox::dueToSend, piece -> send(current, piece));
                begin(current, current.looking, account, outbox::dueToLookFor, reconciler::reconcile);
            } else {
                accountDown = true;
            }
        }
        Duration next = due.untilNext().orElse(IDLE);
        return accountDown && timing.readyPoll().compareTo(next) < 0 ? timing.readyPoll() : next;
    }

    private void begin(
            Run current,
            Set<AccountId> busy,
            AccountId account,
            Function<AccountId, Optional<OutboxPiece>> due,
            Consumer<OutboxPiece> work) {
        // Only this thread adds, so nothing can become busy in between; whoever stops being busy wakes us again.
        Optional<OutboxPiece> piece = busy.contains(account) ? Optional.empty() : due.apply(account);
        if (piece.isEmpty()) {
            return;
        }
        busy.add(account);
        current.threads.register();
        Thread.ofVirtual().name("outbox-" + account).start(() -> {
            try {
                guarded(current, () -> work.accept(piece.get()));
            } finally {
                busy.remove(account);
                current.threads.arriveAndDeregister();
                wake();
            }
        });
    }

    private void send(Run current, OutboxPiece piece) {
        if (outbox.handOver(piece, channel.newestRow(piece.account()))) {
            SendReceipt receipt = sender.send(piece);
            persist(current, () -> sender.conclude(piece, receipt));
        }
    }

    /**
     * What is known only here must be written down, however long the store is locked or the disk is full; at a stop it
     * is tried once.
     */
    private void persist(Run current, Runnable change) {
        boolean done = false;
        for (int failures = 0; !done && (failures == 0 || !current.isStopped()); failures++) {
            try {
                change.run();
                done = true;
            } catch (RuntimeException failure) {
                if (failures == 0) {
                    log.error("the outbox could not be written; trying until it can", failure);
                }
                current.pause(timing.troublePause());
            }
        }
    }

    private void guarded(Run current, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            log.error(
                    "the outbox failed; going on in {} ms",
                    timing.troublePause().toMillis(),
                    failure);
            current.pause(timing.troublePause());
        }
    }

    private void await(Run current, Duration longest) {
        try {
            boolean _ = wakeUps.tryAcquire(Math.max(1, longest.toMillis()), TimeUnit.MILLISECONDS);
            wakeUps.drainPermits();
        } catch (InterruptedException interrupt) {
            current.stopped.countDown();
        }
    }

    /** What is being sent gets some time to end; what does not end is looked for after the next start. */
    @Override
    public void stop() {
        Run ending = run;
        run = null;
        if (ending == null) {
            return;
        }
        ending.stopped.countDown();
        wake();
        try {
            ending.threads.awaitAdvanceInterruptibly(ending.threads.arrive(), STOP_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException slow) {
            log.warn("a message is still being sent; whether it was is found out after the next start");
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return run != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
