package org.imsggateway.imsg;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.imsggateway.inbound.InboundPipeline;
import org.imsggateway.message.InboundMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * Carries one account's rows to the pipeline, in order and on a thread of its own, as many at once as have come
 * meanwhile, so that a backlog costs few commits. Rows the store cannot take now are offered until it can: behind them
 * the queue fills, the stream is read no further, and imsg itself keeps what comes. A row whose chat cannot be asked for
 * now holds up those behind it: none is accepted before it, so that all come again with the next subscription.
 */
final class ImsgRows {

    private static final Logger log = LoggerFactory.getLogger(ImsgRows.class);
    private static final int QUEUED = 1000;
    private static final int AT_ONCE = 100;
    private static final int HOLDS = 10;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final ImsgLink link;
    private final InboundPipeline pipeline;
    private final MissingRows missing;
    private final Consumer<String> holding;
    private final ChatLookup chats;
    private final BlockingQueue<InboundMessage> queue = new ArrayBlockingQueue<>(QUEUED);
    private final Thread thread;
    private volatile boolean held;
    private final AtomicInteger inHand = new AtomicInteger();
    private final AtomicLong carried = new AtomicLong();
    private long heldRow = -1;
    private int holds;

    /**
     * A carrier.
     *
     * @param missing told which rows were not taken and are to be looked for
     * @param holding told why when rows are held and a new subscription from the resume point is needed
     */
    ImsgRows(ImsgLink link, InboundPipeline pipeline, MissingRows missing, Consumer<String> holding) {
        this.link = link;
        this.pipeline = pipeline;
        this.missing = missing;
        this.chats = new ChatLookup(link, BETWEEN_LOOKS);
        this.holding = holding;
        this.thread = Thread.ofPlatform()
                .daemon()
                .name("imsg-" + link.account() + "-rows")
                .unstarted(this::carry);
    }

    void start() {
        thread.start();
    }

    /** Ends the carrying. What is queued was not accepted, so it comes again after the next start. */
    void stop() {
        thread.interrupt();
    }

    /** Whether no row waits or is being stored. */
    boolean isIdle() {
        return inHand.get() == 0;
    }

    /** How many rows have been stored, or given up, since the program started. */
    long carried() {
        return carried.get();
    }

    /** Takes rows again; from the resume point on they must come once more. */
    void release() {
        held = false;
    }

    /**
     * Queues one row, waiting for room. While rows are held it is let go instead, so that imsg can be heard at all.
     *
     * @return false if it was let go
     */
    boolean put(InboundMessage row) throws InterruptedException {
        if (held) {
            return false;
        }
        inHand.incrementAndGet();
        boolean queued = false;
        try {
            queue.put(row);
            queued = true;
        } finally {
            inHand.addAndGet(queued ? 0 : -1);
        }
        link.countMessages(1);
        return true;
    }

    private void carry() {
        try {
            while (true) {
                List<InboundMessage> batch = new ArrayList<>(List.of(queue.take()));
                queue.drainTo(batch, AT_ONCE - 1);
                int taken = batch.size();
                batch.sort(Comparator.comparingLong(InboundMessage::rowId));
                carry(batch);
                inHand.addAndGet(-taken);
                carried.addAndGet(taken);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** A fault of the program costs another subscription and not the thread, without which nothing would be heard any more. */
    private void carry(List<InboundMessage> batch) throws InterruptedException {
        try {
            if (held) {
                letGo(batch);
            } else {
                deliver(placed(batch));
            }
        } catch (RuntimeException | Error fault) {
            ImsgOpening.stopIfInterrupted();
            log.error("rows are asked for again after a fault account={}", link.account(), fault);
            holdAll(batch, "the gateway failed: " + fault.getClass().getSimpleName());
        }
    }

    /** A row whose chat Messages had not yet written is looked up again; without a chat it could be taken for a direct message. */
    private List<InboundMessage> placed(List<InboundMessage> batch) throws InterruptedException {
        List<InboundMessage> placed = new ArrayList<>();
        for (InboundMessage row : batch) {
            if (row.chat().id() != 0) {
                placed.add(row);
                continue;
            }
            switch (chats.find(row)) {
                case ChatLookup.Outcome.Found(InboundMessage found) -> placed.add(found);
                case ChatLookup.Outcome.Nowhere _ ->
                    giveUp(row, "Messages has not put it into a chat yet; it is looked for again for a day");
                case ChatLookup.Outcome.Failed(String reason) -> {
                    if (isHeld(row)) {
                        holdAll(
                                batch.subList(batch.indexOf(row), batch.size()),
                                "the chat of row " + row.rowId() + " could not be looked up: " + reason);
                        return placed;
                    }
                    giveUp(row, "its chat could not be looked up: " + reason);
                }
            }
        }
        return placed;
    }

    /** Whether a row is to be held; not when it has been too often. */
    private boolean isHeld(InboundMessage row) {
        holds = row.rowId() == heldRow ? holds + 1 : 1;
        heldRow = row.rowId();
        return holds <= HOLDS;
    }

    /** Holds rows and all behind them. */
    private void holdAll(List<InboundMessage> rows, String reason) {
        held = true;
        List<InboundMessage> behind = new ArrayList<>();
        inHand.addAndGet(-queue.drainTo(behind));
        letGo(behind);
        letGo(rows);
        holding.accept(reason);
    }

    /** Lets go on those behind it; it may still be found late. */
    private void giveUp(InboundMessage row, String why) {
        missing.missed(row.rowId());
        discard(row, why);
    }

    /** They come again with the next subscription, unless they were found late and lie before it. */
    private void letGo(List<InboundMessage> rows) {
        rows.forEach(row -> missing.missed(row.rowId()));
    }

    private void deliver(List<InboundMessage> rows) throws InterruptedException {
        Duration pause = Duration.ofMillis(100);
        boolean waiting = !rows.isEmpty();
        while (waiting) {
            waiting = false;
            try {
                pipeline.accept(rows);
            } catch (RuntimeException | Error e) {
                ImsgOpening.stopIfInterrupted();
                waiting = mayPass(e);
                if (waiting) {
                    log.warn("rows wait for the store account={} rows={}", link.account(), rows.size(), e);
                    ImsgOpening.pause(pause);
                    pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
                } else {
                    apart(rows, e);
                }
            }
        }
    }

    private static boolean mayPass(Throwable fault) {
        return fault instanceof OutOfMemoryError
                || (fault instanceof NestedRuntimeException && !(fault instanceof DataIntegrityViolationException));
    }

    /** One row that nobody can take must not hold up those behind it for ever. */
    private void apart(List<InboundMessage> rows, Throwable fault) throws InterruptedException {
        if (rows.size() == 1) {
            log.error(
                    "row could not be accepted account={} row={}",
                    link.account(),
                    rows.getFirst().rowId(),
                    fault);
            discard(rows.getFirst(), fault.getClass().getSimpleName());
            return;
        }
        for (InboundMessage row : rows) {
            deliver(List.of(row));
        }
    }

    private void discard(InboundMessage row, String why) {
        link.countMalformed();
        pipeline.malformed(link.account(), "row " + row.rowId() + ": " + why);
    }
}
