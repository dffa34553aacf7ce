package org.imsggateway.rpc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What tells one process from all others, also after the program that started it is gone: a number alone is used again.
 *
 * @param pid the system's number
 * @param started when it was started: on Linux in hundredths of a second since the machine was, since what the Java runtime
 *     tells there moves with the clock; elsewhere in milliseconds since 1970
 * @param command its program and arguments, in one line
 */
public record ProcessIdentity(long pid, long started, String command) {

    /** Where Linux tells the start of a process, counted from behind its name. */
    private static final int START = 19;

    private static final Duration PATIENCE_AFTER_TERM = Duration.ofSeconds(4);
    private static final Duration PATIENCE_AFTER_KILL = Duration.ofSeconds(3);

    /**
     * The identity of a process.
     *
     * @param handle the process
     * @return its identity; empty when it is gone or the system does not tell
     */
    public static Optional<ProcessIdentity> of(ProcessHandle handle) {
        ProcessHandle.Info info = handle.info();
        return started(handle)
                .flatMap(started -> info.commandLine()
                        .or(info::command)
                        .map(command -> new ProcessIdentity(
                                handle.pid(),
                                started,
                                command.replaceAll("\\s+", " ").strip())));
    }

    private static Optional<Long> started(ProcessHandle handle) {
        Path stat = Path.of("/proc", Long.toString(handle.pid()), "stat");
        try {
            String line = Files.readString(stat, StandardCharsets.ISO_8859_1);
            // The name, in brackets, may hold blanks and brackets itself.
            String[] fields = line.substring(line.lastIndexOf(')') + 1).strip().split(" ", -1);
            return Optional.of(Long.valueOf(fields[START]));
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException _) {
            return handle.info().startInstant().map(Instant::toEpochMilli);
        }
    }

    /**
     * The process, if it still runs.
     *
     * @return the process with the same number, start and command; empty when there is none
     */
    public Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid)
                .filter(handle -> of(handle).filter(this::equals).isPresent());
    }

    /**
     * Ends processes and everything they have started, the latter first: asks them to terminate, then kills
     * them. Blocks for at most seven seconds.
     *
     * @param identities which; those that are gone, and others that have their numbers now, are passed over
     * @return whether all are gone
     */
    public static boolean endAll(Collection<ProcessIdentity> identities) {
        List<ProcessHandle> all = new ArrayList<>();
        for (ProcessIdentity identity : identities) {
            identity.find().ifPresent(found -> {
                all.addAll(found.descendants().toList().reversed());
                all.add(found);
            });
        }
        all.forEach(ProcessHandle::destroy);
        awaitEnd(all, PATIENCE_AFTER_TERM);
        all.forEach(ProcessHandle::destroyForcibly);
        awaitEnd(all, PATIENCE_AFTER_KILL);
        return all.stream().noneMatch(ProcessHandle::isAlive);
    }

    private static void awaitEnd(List<ProcessHandle> handles, Duration patience) {
        CompletableFuture<?>[] ends =
                handles.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(ends).get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            // Those that are left are seen by whoever asks whether they are alive.
            return;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the end of a process never fails", e);
        }
    }
}
