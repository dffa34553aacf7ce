package org.imsggateway.inbound;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.InboundMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Takes each message through its stops: stored, judged, given to its agent, answered. Judging is short and in order for
 * a conversation; turns are long and have a queue of their own, so that a message which needs no agent never waits
 * behind one that does.
 */
@Component
class InboundConductor implements InboundPipeline, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(InboundConductor.class);

    /** Before anything arrives, and after nothing does any more. */
    static final int PHASE = 100;

    private static final Duration STOP_WAIT = Duration.ofSeconds(5);
    private static final int PAGE = 500;

    private final InboundJournal journal;
    private final Bursts bursts;
    private final Judge judge;
    private final TurnQueue turns;
    private final StrandedMessages stranded;
    private final ConfigStore config;
    private final MeterRegistry metrics;
    private final JudgingQueue waiting;
    private final AtomicBoolean waking = new AtomicBoolean();
    private final Object order = new Object();
    private volatile @Nullable ScheduledExecutorService timer;
    private volatile boolean running;
    private volatile boolean ending;

    InboundConductor(
            InboundJournal journal,
            Bursts bursts,
            Judge judge,
            TurnQueue turns,
            StrandedMessages stranded,
            ConfigStore config,
            MeterRegistry metrics) {
        this.journal = journal;
        this.bursts = bursts;
        this.judge = judge;
        this.turns = turns;
        this.stranded = stranded;
        this.config = config;
        this.metrics = metrics;
        this.waiting = new JudgingQueue(this::unjudged, this::judge);
    }

    @Override
    public void accept(List<InboundMessage> rows) {
        GatewayConfig snapshot = config.current();
        List<JournalEntry> fresh = journal.accept(rows, message -> judge.conversationOf(message, snapshot));
        metrics.counter(
                        "imsg.gateway.inbound",
                        "account",
                        rows.getFirst().account().value())
                .increment(fresh.size());
        fresh.forEach(this::enqueue);
    }

    @Override
    public OptionalLong resumePoint(AccountId account) {
        return journal.resumePoint(account);
    }

    @Override
    public void anchor(AccountId account, long row, Runnable alongside) {
        journal.anchor(account, row, alongside);
    }

    @Override
    public void malformed(AccountId account, String evidence) {
        journal.malformed(account, evidence);
    }

    /** Lets an entry be judged after those of its conversation that came before. */
    void enqueue(JournalEntry entry) {
        waiting.awaitRoom();
        if (ending) {
            return;
        }
        // What is let go must be in its lane before anything later can be, whoever lets it go.
        synchronized (order) {
            List<List<JournalEntry>> ready = bursts.offer(entry, config.current());
            ready.forEach(waiting::add);
            if (!ready.isEmpty()) {
                return;
            }
        }
        wakeForBursts();
    }

    private @Nullable JournalEntry unjudged(long id) {
        return journal.entry(id)
                .filter(entry -> entry.state() == EntryState.RECEIVED)
                .orElse(null);
    }

    private void judge(List<JournalEntry> burst) {
        try {
            judge.judge(judge.join(burst), config.current()).ifPresent(turns::add);
        } catch (RuntimeException | Error broken) {
            // While it stops, a fault is only that the store is closed: the messages are taken up at the next start.
            if (!running) {
                throw broken;
            }
            hold(burst, broken);
        }
    }

    private void hold(List<JournalEntry> burst, Throwable broken) {
        log.error(
                "message={} state=HELD: a fault of this program",
                burst.getLast().message().guid(),
                broken);
        burst.forEach(judge::holdBroken);
    }

    private void wakeForBursts() {
        ScheduledExecutorService wake = timer;
        if (wake != null && waking.compareAndSet(false, true)) {
            long millis = bursts.nextIn().map(Duration::toMillis).orElse(0L);
            var _ = wake.schedule(this::releaseBursts, Math.max(1, millis), TimeUnit.MILLISECONDS);
        }
    }

    /** Lets go what has waited long enough. */
    void releaseBursts() {
        waking.set(false);
        synchronized (order) {
            bursts.due().forEach(waiting::add);
        }
        if (bursts.nextIn().isPresent()) {
            wakeForBursts();
        }
    }

    @Override
    public void start() {
        running = true;
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("inbound-timer").factory());
        var _ = started.scheduleWithFixedDelay(this::takeUpStranded, 1, 1, TimeUnit.MINUTES);
        timer = started;
        int taken = recover(EntryState.QUEUED) + recover(EntryState.RECEIVED);
        if (taken > 0) {
            log.info("{} messages of an earlier run were not finished; they are taken up again", taken);
        }
    }

    /** Turns first: a conversation's queued messages are older than those that are not even judged. */
    private int recover(EntryState state) {
        int count = 0;
        long last = 0;
        for (List<Long> page = journal.ids(state, last, PAGE); !page.isEmpty(); page = journal.ids(state, last, PAGE)) {
            last = page.getLast();
            count += page.size();
            page.forEach(id -> journal.entry(id).ifPresent(this::takeUp));
        }
        return count;
    }

    /** Goes on with an unfinished entry where it stands. */
    void takeUp(JournalEntry entry) {
        if (entry.state() == EntryState.QUEUED) {
            turns.add(entry);
        } else {
            enqueue(entry);
        }
    }

    /** Takes up what was stored and is in nobody's hands. */
    void takeUpStranded() {
        try {
            List<JournalEntry> found = stranded.look(waiting.isIdle());
            if (!found.isEmpty()) {
                log.warn("{} messages were stored and not taken up; that is done now", found.size());
                found.forEach(this::takeUp);
            }
        } catch (RuntimeException failure) {
            // A timer whose task throws never runs again.
            log.warn("could not look for messages that were not taken up; trying again in a minute", failure);
        }
    }

    /** Begins nothing any more. What still arrives is stored, and taken up at the next start. */
    void end() {
        ending = true;
        running = false;
        ScheduledExecutorService wake = timer;
        timer = null;
        if (wake != null) {
            wake.shutdownNow();
        }
        // Whoever waits for room stores the next row and does nothing else with it.
        waiting.end();
        turns.end();
    }

    @Override
    public void stop() {
        end();
        try {
            boolean quiet = waiting.close(STOP_WAIT.toMillis());
            quiet = turns.close(STOP_WAIT) && quiet;
            if (!quiet) {
                log.info("turns still running at the stop are run again at the next start");
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        waiting.close();
        turns.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
