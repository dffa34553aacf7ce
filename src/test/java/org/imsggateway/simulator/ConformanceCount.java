package org.imsggateway.simulator;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/** Counts the protocol statements that held, and prints one line at the end of the run. */
class ConformanceCount implements TestWatcher {

    /** C1 to C65 without those that concern a client. */
    private static final Set<Integer> STATEMENTS = IntStream.rangeClosed(1, 65)
            .filter(n -> !Set.of(9, 23, 24, 28, 52, 53, 58, 59, 60, 61, 64).contains(n))
            .boxed()
            .collect(Collectors.toCollection(TreeSet::new));

    /** What the whole run has seen. */
    private static final class Tally implements AutoCloseable {

        private final Set<Integer> held = new TreeSet<>();
        private final Set<Integer> broken = new TreeSet<>();

        @Override
        public void close() {
            held.removeAll(broken);
            var missing = new TreeSet<>(STATEMENTS);
            missing.removeAll(held);
            System.out.printf(
                    "simulator conformance: %d of %d statements hold%s%n",
                    held.size(), STATEMENTS.size(), missing.isEmpty() ? "" : ", not shown: " + missing);
        }
    }

    @Override
    public void testSuccessful(ExtensionContext context) {
        record(context, true);
    }

    @Override
    public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
        record(context, false);
    }

    private static void record(ExtensionContext context, boolean held) {
        var tally = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(ConformanceCount.class))
                .computeIfAbsent(Tally.class, key -> new Tally(), Tally.class);
        var statement = context.getRequiredTestMethod().getAnnotation(Statement.class);
        for (var number : statement == null ? new int[0] : statement.value()) {
            (held ? tally.held : tally.broken).add(number);
        }
    }
}
