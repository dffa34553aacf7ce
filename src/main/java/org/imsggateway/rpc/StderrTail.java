package org.imsggateway.rpc;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** Reads a child's diagnostics as fast as they come, so that the child never waits for us, and keeps the last lines. */
final class StderrTail {

    private static final int KEPT_LINES = 40;
    private static final int MAX_LINE_BYTES = 2048;

    private final BoundedLineReader lines;
    private final Consumer<String> listener;
    private final Deque<String> tail = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final CountDownLatch ended = new CountDownLatch(1);

    StderrTail(InputStream in, Consumer<String> listener) {
        this.lines = new BoundedLineReader(in, MAX_LINE_BYTES);
        this.listener = listener;
    }

    /** The last lines, oldest first, each cut at 2 KiB. */
    List<String> lines() {
        lock.lock();
        try {
            return List.copyOf(tail);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the child can say nothing more, at most so long. */
    void awaitEnd(Duration longest) {
        try {
            boolean _ = ended.await(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    /** The draining thread's life. */
    void run() {
        try {
            BoundedLineReader.Line line = lines.read();
            while (line != null) {
                keep(text(line));
                line = lines.read();
            }
        } catch (IOException _) {
            // A stream that breaks has ended; what it said is in the tail.
            return;
        } finally {
            ended.countDown();
        }
    }

    private static String text(BoundedLineReader.Line line) {
        return switch (line) {
            case BoundedLineReader.Line.Whole(String whole) -> whole.strip();
            case BoundedLineReader.Line.TooLong(String head, long _) -> head.strip() + "…";
        };
    }

    private void keep(String line) {
        lock.lock();
        try {
            if (tail.size() == KEPT_LINES) {
                tail.removeFirst();
            }
            tail.addLast(line);
        } finally {
            lock.unlock();
        }
        listener.accept(line);
    }
}
