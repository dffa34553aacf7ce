package org.imsggateway.imsg;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.imsggateway.inbound.InboundPipeline;
import org.imsggateway.message.InboundMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;

/**
 * Carries one account's rows to the pipeline, in order and on a thread of its own, as many at once as have come
 * meanwhile, so that a backlog costs few commits. Rows the store cannot take now are offered until it can: behind them
 * the queue fills, the stream is read no further, and imsg itself keeps what comes.
 */
final class ImsgRows {

    private static final Logger log = LoggerFactory.getLogger(ImsgRows.class);
    private static final int QUEUED = 1000;
    private static final int AT_ONCE = 100;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final ImsgLink link;
    private final InboundPipeline pipeline;
    private final ChatLookup chats;
    private final BlockingQueue<InboundMessage> queue = new ArrayBlockingQueue<>(QUEUED);
    private final Thread thread;

    ImsgRows(ImsgLink link, InboundPipeline pipeline) {
        this.link = link;
        this.pipeline = pipeline;
        this.chats = new ChatLookup(link);
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

    /** Queues one row, waiting for room. */
    void put(InboundMessage row) throws InterruptedException {
        queue.put(row);
        link.countMessages(1);
    }

    private void carry() {
        try {
            while (true) {
                List<InboundMessage> batch = new ArrayList<>(List.of(queue.take()));
                queue.drainTo(batch, AT_ONCE - 1);
                List<InboundMessage> placed = new ArrayList<>();
                for (InboundMessage row : batch) {
                    place(row, placed);
                }
                placed.sort(Comparator.comparingLong(InboundMessage::rowId));
                deliver(placed);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** A row whose chat Messages had not yet written is looked up again; without a chat it could be taken for a direct message. */
    private void place(InboundMessage row, List<InboundMessage> placed) {
        if (row.chat().id() != 0) {
            placed.add(row);
            return;
        }
        chats.again(row).ifPresentOrElse(placed::add, () -> discard(row, "Messages has not put it into a chat"));
    }

    private void deliver(List<InboundMessage> rows) throws InterruptedException {
        Duration pause = Duration.ofMillis(100);
        while (!rows.isEmpty()) {
            try {
                pipeline.accept(rows);
                return;
            } catch (NestedRuntimeException e) {
                log.warn("rows wait for the store account={} rows={} pause={}", link.account(), rows.size(), pause, e);
                ImsgOpening.pause(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            } catch (RuntimeException e) {
                log.error("rows could not be accepted together account={}", link.account(), e);
                oneByOne(rows);
                return;
            }
        }
    }

    /** One row that nobody can take must not hold up those behind it for ever. */
    private void oneByOne(List<InboundMessage> rows) {
        for (InboundMessage row : rows) {
            try {
                pipeline.accept(List.of(row));
            } catch (RuntimeException e) {
                log.error("row could not be accepted account={} row={}", link.account(), row.rowId(), e);
                discard(row, e.getClass().getSimpleName());
            }
        }
    }

    private void discard(InboundMessage row, String why) {
        link.countMalformed();
        pipeline.malformed(link.account(), "row " + row.rowId() + ": " + why);
    }
}
