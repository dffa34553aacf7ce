package org.imsggateway.inbound;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.InboundMessage;
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

    /** How many messages may wait to be judged; beyond it the reader of the child waits, and with it the child. */
    private static final int WAITING_TO_BE_JUDGED = 2048;

    private static final Duration STOP_WAIT = Duration.ofSeconds(5);
    private static final int PAGE = 500;

    private final InboundJournal journal;
    private final Gates gates;
    private final PairingDesk pairing;
    private final Turns turns;
    private final ConfigStore config;
    private final MeterRegistry metrics;
    private final Semaphore room = new Semaphore(WAITING_TO_BE_JUDGED);
    private final ConversationLanes lanes = new ConversationLanes("judge");
    private final ConversationLanes turnLanes = new ConversationLanes("turn");
    private volatile boolean running;

    InboundConductor(
            InboundJournal journal,
            Gates gates,
            PairingDesk pairing,
            Turns turns,
            ConfigStore config,
            MeterRegistry metrics) {
        this.journal = journal;
        this.gates = gates;
        this.pairing = pairing;
        this.turns = turns;
        this.config = config;
        this.metrics = metrics;
    }

    @Override
    public void accept(List<InboundMessage> rows) {
        GatewayConfig snapshot = config.current();
        List<JournalEntry> fresh = journal.accept(rows, message -> gates.conversationOf(message, snapshot));
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
    public void anchor(AccountId account, long row) {
        journal.anchor(account, row);
    }

    @Override
    public void malformed(AccountId account, String evidence) {
        journal.malformed(account, evidence);
    }

    /** Lets an entry be judged after those of its conversation that came before. */
    void enqueue(JournalEntry entry) {
        room.acquireUninterruptibly();
        lanes.submit(entry.conversation().key(), () -> {
            try {
                judge(entry);
            } finally {
                room.release();
            }
        });
    }

    private void judge(JournalEntry entry) {
        Decision decision = journal.patiently(() -> gates.judge(entry, config.current()));
        switch (decision) {
            case Decision.Dropped dropped ->
                journal.end(entry, EntryState.DROPPED, dropped.reason(), dropped.steps(), () -> {});
            case Decision.Pairing request -> pairing.receive(entry, request.steps());
            case Decision.Answer answer ->
                journal.queue(entry, answer.route(), answer.steps()).ifPresent(turn -> enqueueTurn(entry));
        }
        count(decision);
    }

    private void count(Decision decision) {
        String outcome = switch (decision) {
            case Decision.Dropped dropped -> dropped.reason();
            case Decision.Pairing request -> "pairing";
            case Decision.Answer answer -> "dispatched";
        };
        metrics.counter("imsg.gateway.decisions", "outcome", outcome).increment();
    }

    /** Only its number waits: however long an agent takes, what was said stays in the store and not in memory. */
    private void enqueueTurn(JournalEntry entry) {
        long id = entry.id();
        turnLanes.submit(entry.conversation().key(), () -> turns.run(id));
    }

    @Override
    public void start() {
        running = true;
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

    private void takeUp(JournalEntry entry) {
        if (entry.state() == EntryState.QUEUED) {
            enqueueTurn(entry);
        } else {
            enqueue(entry);
        }
    }

    @Override
    public void stop() {
        running = false;
        try {
            boolean quiet = lanes.close(STOP_WAIT.toMillis());
            quiet = turnLanes.close(STOP_WAIT.toMillis()) && quiet;
            if (!quiet) {
                log.info("turns still running at the stop are run again at the next start");
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        lanes.close();
        turnLanes.close();
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
