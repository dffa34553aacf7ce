package org.imsggateway.rpc;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Writes encoded lines, whole and in order. A thread of its own does the writing, because a peer that does not read its
 * input blocks whoever writes for as long as it likes: callers must be able to keep their deadlines.
 */
final class LineWriter {

    private static final int QUEUED = 256;

    private sealed interface Outgoing {

        record Line(String text, @Nullable PendingCall call) implements Outgoing {}

        record End() implements Outgoing {}
    }

    private final OutputStream out;
    private final Runnable failed;
    private final BlockingQueue<Outgoing> queue = new ArrayBlockingQueue<>(QUEUED);
    private volatile boolean closed;

    LineWriter(OutputStream out, Runnable failed) {
        this.out = out;
        this.failed = failed;
    }

    /** Hands over one line; false when the writer is closed or finds no room within the time. */
    boolean offer(String line, @Nullable PendingCall call, Duration patience) throws InterruptedException {
        return !closed && queue.offer(new Outgoing.Line(line, call), patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Takes no more lines, writes those it has, and closes the stream. Returns at once. */
    void finish() {
        closed = true;
        while (!queue.offer(new Outgoing.End())) {
            // A full queue belongs to a peer that does not read: what waits here will not be written any more.
            queue.clear();
        }
    }

    /** The writing thread's life. */
    void run() {
        try {
            while (queue.take() instanceof Outgoing.Line(String text, PendingCall call)) {
                if (call == null || call.beginWrite()) {
                    out.write(text.getBytes(StandardCharsets.UTF_8));
                    out.flush();
                }
            }
            out.close();
        } catch (IOException _) {
            closed = true;
            failed.run();
        } catch (InterruptedException _) {
            closed = true;
        }
    }
}
