package org.imsggateway.rpc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A program we started, with pipes on its three streams. Its diagnostics are drained and their tail kept; what it starts
 * itself is remembered, because descendants of a dead parent can no longer be found through it. Thread-safe.
 */
public final class ChildProcess {

    /** How long a child may take to go by itself once its input is closed. */
    public static final Duration PATIENCE_AFTER_CLOSE = Duration.ofMillis(500);

    private static final Duration PATIENCE_AFTER_TERM = Duration.ofSeconds(4);
    private static final Duration PATIENCE_AFTER_KILL = Duration.ofSeconds(1);
    private static final Duration FIRST_LOOK = Duration.ofMillis(50);
    private static final Duration SLOWEST_LOOK = Duration.ofSeconds(5);

    private final String name;
    private final Process process;
    private final StderrTail stderr;
    private final Set<ProcessHandle> descendants = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<Integer> exited = new CompletableFuture<>();

    private ChildProcess(String name, Process process, Consumer<String> stderrLines) {
        this.name = name;
        this.process = process;
        this.stderr = new StderrTail(process.getErrorStream(), stderrLines);
    }

    /**
     * Starts a program.
     *
     * @param command what to start
     * @param stderrLines hears each line of the child's diagnostics, on a thread of its own; must not block for long
     * @throws IOException when the system cannot start it: not found, not executable, no such directory
     */
    public static ChildProcess start(ChildCommand command, Consumer<String> stderrLines) throws IOException {
        return start(command, stderrLines, false);
    }

    /**
     * Starts a program whose diagnostics come with its output, in the order in which it writes them.
     *
     * @param command what to start
     * @throws IOException when the system cannot start it: not found, not executable, no such directory
     */
    public static ChildProcess startWithOneOutput(ChildCommand command) throws IOException {
        return start(command, _ -> {}, true);
    }

    private static ChildProcess start(ChildCommand command, Consumer<String> stderrLines, boolean oneOutput)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command.argv()).redirectErrorStream(oneOutput);
        ChildEnvironment.apply(builder.environment(), command.environment());
        if (command.directory() != null) {
            builder.directory(command.directory().toFile());
        }
        ChildProcess child = new ChildProcess(command.name(), builder.start(), stderrLines);
        child.thread("stderr", child.stderr::run);
        child.thread("watch", child::watch);
        return child;
    }

    private void thread(String role, Runnable life) {
        Thread.ofPlatform().daemon().name("child-" + name + "-" + role).start(life);
    }

    /** The child's name in logs. */
    public String name() {
        return name;
    }

    /** The system's number of the process. */
    public long pid() {
        return process.pid();
    }

    /** What the child says: its standard output. */
    public InputStream output() {
        return process.getInputStream();
    }

    /** What the child hears: its standard input. */
    public OutputStream input() {
        return process.getOutputStream();
    }

    /** The last lines of the child's diagnostics, oldest first. */
    public List<String> stderrTail() {
        return stderr.lines();
    }

    /**
     * The same of a child that has ended: lines that are still on their way are waited for.
     *
     * @param longest how long; something that the child has started may keep its stream open
     */
    public List<String> stderrTail(Duration longest) {
        stderr.awaitEnd(longest);
        return stderr.lines();
    }

    /** Whether the process itself still runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Whether the process and everything it is known to have started have ended. */
    public boolean isGone() {
        return !process.isAlive() && descendants.stream().noneMatch(ProcessHandle::isAlive);
    }

    /** The process and everything it is known to have started, as far as they still run. */
    public Set<ProcessHandle> processes() {
        return Stream.concat(Stream.of(process.toHandle()), descendants.stream())
                .filter(ProcessHandle::isAlive)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Completes with the exit status; a child ended by a signal has 128 plus the signal's number. */
    public CompletableFuture<Integer> exited() {
        return exited.copy();
    }

    /** Waits for the exit status; empty when the child still runs after that time. */
    public OptionalInt awaitExit(Duration patience) {
        try {
            return OptionalInt.of(exited.get(patience.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException _) {
            return OptionalInt.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return OptionalInt.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an exit status never fails", e);
        }
    }

    /** The same as {@link #stop(Duration)} with {@link #PATIENCE_AFTER_CLOSE}. */
    public OptionalInt stop() {
        return stop(PATIENCE_AFTER_CLOSE);
    }

    /**
     * Ends the child in steps: its input is closed, then it is asked to terminate, then it is killed, and with it
     * everything it started. Blocks for at most the patience and 5 s more. Safe to call for a child that is gone: what it
     * left behind goes too.
     *
     * @param afterClose how long the child may take to end by itself once its input is closed
     * @return the exit status; empty when not even killing helped within a second
     */
    public OptionalInt stop(Duration afterClose) {
        rememberDescendants();
        // On a thread of its own: closing flushes, and a child that does not read its input would hold us here.
        thread("close", this::closeInput);
        if (awaitExit(afterClose).isEmpty()) {
            rememberDescendants();
        }
        terminate(false);
        if (!allGone(PATIENCE_AFTER_TERM)) {
            terminate(true);
            allGone(PATIENCE_AFTER_KILL);
        }
        return awaitExit(Duration.ZERO);
    }

    /** Kills the process itself at once and nothing else; {@link #stop} is the way to end it. */
    public void kill() {
        boolean _ = process.toHandle().destroyForcibly();
    }

    private void closeInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException _) {
            // A broken pipe is as closed as a pipe can be.
            return;
        }
    }

    private void terminate(boolean forcibly) {
        rememberDescendants();
        signal(process.toHandle(), forcibly);
        descendants.forEach(descendant -> signal(descendant, forcibly));
    }

    private static void signal(ProcessHandle handle, boolean forcibly) {
        // A handle knows its process's start time: a number used again by a stranger is not signalled.
        boolean _ = handle.isAlive() && (forcibly ? handle.destroyForcibly() : handle.destroy());
    }

    private boolean allGone(Duration patience) {
        CompletableFuture<?>[] ends = descendants.stream()
                .filter(ProcessHandle::isAlive)
                .map(ProcessHandle::onExit)
                .toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(exited, CompletableFuture.allOf(ends))
                    .get(patience.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the end of a process never fails", e);
        }
    }

    /** Whether a process is known to have been started, directly or not, by the child. */
    boolean knows(long pid) {
        return descendants.stream().anyMatch(descendant -> descendant.pid() == pid);
    }

    private void rememberDescendants() {
        descendants.removeIf(handle -> !handle.isAlive());
        process.descendants().forEach(descendants::add);
        List.copyOf(descendants).forEach(known -> known.descendants().forEach(descendants::add));
    }

    /** Looks for descendants often at first, when wrappers start what they wrap, then seldom, until the child ends. */
    private void watch() {
        Duration pause = FIRST_LOOK;
        try {
            while (!process.waitFor(pause)) {
                rememberDescendants();
                pause = pause.multipliedBy(2).compareTo(SLOWEST_LOOK) < 0 ? pause.multipliedBy(2) : SLOWEST_LOOK;
            }
            exited.complete(process.exitValue());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
