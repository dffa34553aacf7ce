package org.imsggateway.rpc;

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
 * @param started when it was started, as the system says, to the millisecond
 * @param command its program and arguments, in one line
 */
public record ProcessIdentity(long pid, Instant started, String command) {

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
        return info.startInstant()
                .flatMap(started -> info.commandLine()
                        .or(info::command)
                        .map(command -> new ProcessIdentity(
                                handle.pid(),
                                started,
                                command.replaceAll("\\s+", " ").strip())));
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
