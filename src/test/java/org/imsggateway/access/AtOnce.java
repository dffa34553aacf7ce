package org.imsggateway.access;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Does the same from many threads. */
final class AtOnce {

    private AtOnce() {}

    /** Runs the tasks 0 to {@code count} - 1, each in a thread; gives their results in that order, or the first failure. */
    static <T> List<T> run(int count, IntFunction<Callable<T>> task) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = IntStream.range(0, count).mapToObj(task).toList();
            return threads.invokeAll(tasks).stream().map(Future::resultNow).toList();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
