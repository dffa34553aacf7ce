package org.imsggateway.database;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Ends the process without warning at one commit of the store, as a power cut would: for the drills that show that nothing
 * is lost and nothing is sent twice, wherever that happens. There only if the system property says so, for example
 * {@code -Dimsg-gateway.drill.crash=7:after} for the seventh commit since the start, right after it.
 */
final class CrashDrill implements TransactionExecutionListener {

    /** The system property: the number of a commit, a colon, and {@code before} or {@code after}. */
    static final String PROPERTY = "imsg-gateway.drill.crash";

    private static final Logger log = LoggerFactory.getLogger(CrashDrill.class);

    /** What a process that was killed ends with. */
    private static final int KILLED = 137;

    private final int commit;
    private final boolean before;
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();

    private CrashDrill(int commit, boolean before) {
        this.commit = commit;
        this.before = before;
    }

    /**
     * Reads the property.
     *
     * @throws IllegalArgumentException if it is not a number, a colon and a word
     */
    static CrashDrill of(String setting) {
        String[] parts = setting.split(":", -1);
        if (parts.length != 2 || !parts[0].matches("[1-9][0-9]{0,5}") || !parts[1].matches("before|after")) {
            throw new IllegalArgumentException(
                    "%s is \"%s\"; write the number of a commit, a colon, and before or after, such as 7:after"
                            .formatted(PROPERTY, setting));
        }
        log.warn("a drill: this process ends itself {} commit {}", parts[1], parts[0]);
        return new CrashDrill(
                Integer.parseInt(parts[0]), parts[1].toLowerCase(Locale.ROOT).equals("before"));
    }

    @Override
    public void beforeCommit(TransactionExecution transaction) {
        if (before && begun.incrementAndGet() == commit) {
            Runtime.getRuntime().halt(KILLED);
        }
    }

    @Override
    public void afterCommit(TransactionExecution transaction, @Nullable Throwable failure) {
        if (!before && failure == null && done.incrementAndGet() == commit) {
            Runtime.getRuntime().halt(KILLED);
        }
    }
}
