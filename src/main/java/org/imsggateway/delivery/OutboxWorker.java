package org.imsggateway.delivery;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
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

    /** Whoever stores something wakes us, unless its commit was done and not confirmed: then it is found so long after. */
    private static final Duration IDLE = Duration.ofMinutes(1);

    private final Outbox outbox;
    private final MessageChannel channel;
    private final PieceSender sender;
    private final Reconciler reconciler;
    private final DeliveryTiming timing;
    private final OutboxRetention retention;
    private final Semaphore wakeUps = new Semaphore(0);
    private volatile @Nullable OutboxRun run;

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

    /** Something may be due. Called after the commit that made it so. */
    void wake() {
        wakeUps.release();
    }

    @Override
    public void start() {
        var started = new OutboxRun();
        run = started;
        started.threads.register();
        Thread.ofPlatform().daemon().name("outbox").start(() -> loop(started));
    }

    private void loop(OutboxRun current) {
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
    private Duration round(OutboxRun current) {
        retention.atOnce();
        current.unsettled.forEach(account -> strand(current, account));
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
        Duration next = due.untilNext().filter(time -> time.compareTo(IDLE) < 0).orElse(IDLE);
        return accountDown && timing.readyPoll().compareTo(next) < 0 ? timing.readyPoll() : next;
    }

    private void begin(
            OutboxRun current,
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

    private void send(OutboxRun current, OutboxPiece piece) {
        current.unsettled.add(piece.account());
        if (handOver(current, piece)) {
            reconciler.expect(piece);
            SendReceipt receipt = sender.send(piece);
            persist(current, () -> sender.conclude(piece, receipt));
        }
        current.unsettled.remove(piece.account());
    }

    private boolean handOver(OutboxRun current, OutboxPiece piece) {
        try {
            return outbox.handOver(piece, channel.newestRow(piece.account()));
        } catch (RuntimeException | Error failure) {
            // The store may have taken it and failed afterwards.
            persist(current, () -> outbox.takeBack(piece));
            throw failure;
        }
    }

    /** Left as it is, a piece that a failed sender has marked would hold its conversation until the next start. */
    private void strand(OutboxRun current, AccountId account) {
        if (!current.sending.contains(account)) {
            int stranded = outbox.strand(account);
            current.unsettled.remove(account);
            if (stranded > 0) {
                log.warn("a send failed before its outcome was written down, it is looked for account={}", account);
            }
        }
    }

    /**
     * What is known only here must be written down, however long the store is locked or the disk is full; at a stop it
     * is tried once.
     */
    private void persist(OutboxRun current, Runnable change) {
        boolean done = false;
        for (int failures = 0; !done && (failures == 0 || !current.isStopped()); failures++) {
            try {
                change.run();
                done = true;
            } catch (RuntimeException | Error failure) {
                if (failures == 0) {
                    log.error("the outbox could not be written; trying until it can", failure);
                }
                current.pause(timing.troublePause());
            }
        }
    }

    private void guarded(OutboxRun current, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error failure) {
            log.error(
                    "the outbox failed; going on in {} ms",
                    timing.troublePause().toMillis(),
                    failure);
            current.pause(timing.troublePause());
        }
    }

    private void await(OutboxRun current, Duration longest) {
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
        OutboxRun ending = run;
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
