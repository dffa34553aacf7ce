package org.imsggateway.agent.acp;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.imsggateway.rpc.ChildRecord;
import org.jspecify.annotations.Nullable;

/**
 * The processes that run, by the key of those who share them, and how many there may be. Whoever takes one out has to end it.
 * Thread-safe.
 */
final class AcpRunning {

    private final Map<String, Kept> all = new HashMap<>();

    /** Those that take nobody new; each ends with its last user. */
    private final List<Kept> retiring = new ArrayList<>();

    private int beingStarted;

    /** A process, its record, and where it was started. */
    record Kept(AcpProcess process, ChildRecord record, Path directory) {

        void end() {
            process.stop();
            record.close();
        }
    }

    /** Whether one more may be started. */
    sealed interface Room {

        /** It may; {@link #started} says that it was. */
        record Free() implements Room {}

        /** It may when this one, which was idle for longest, has been ended; then as above. */
        record After(Kept idle) implements Room {}

        /** All are at work. */
        record None() implements Room {}
    }

    /** The process of a key, if it can be talked to; from here on it is in use, so that nobody takes it out. */
    synchronized Optional<AcpProcess> enter(String key) {
        return Optional.ofNullable(all.get(key))
                .map(Kept::process)
                .filter(AcpProcess::takesTurns)
                .map(process -> {
                    process.enter();
                    return process;
                });
    }

    /** Someone who entered leaves; the process if it ends with them. */
    synchronized Optional<Kept> leave(AcpProcess process, Instant now) {
        process.leave(now);
        return process.isRetired() && process.isIdle() ? take(process) : Optional.empty();
    }

    /** Takes a process out, used or not. */
    synchronized Optional<Kept> take(AcpProcess process) {
        Optional<Kept> found = every().filter(kept -> kept.process() == process).findFirst();
        found.ifPresent(this::remove);
        return found;
    }

    private Stream<Kept> every() {
        return Stream.concat(all.values().stream(), retiring.stream());
    }

    private void remove(Kept kept) {
        boolean _ = all.values().remove(kept) || retiring.remove(kept);
    }

    /** Makes way for another process of a key. The old one comes back, unless it is still used and ends later. */
    synchronized Optional<Kept> displace(String key) {
        Optional<Kept> old = take(key);
        if (old.isPresent()
                && old.get().process().isOpen()
                && !old.get().process().isIdle()) {
            retiring.add(old.get());
            return Optional.empty();
        }
        return old;
    }

    /** What was reserved has been started, and is in use; or not, if there is none. */
    synchronized void started(String key, @Nullable Kept started) {
        beingStarted--;
        if (started != null) {
            started.process().enter();
            all.put(key, started);
        }
    }

    /**
     * Asks for room for one more.
     *
     * @param most how many there may be; null for any number
     */
    synchronized Room reserve(@Nullable Integer most) {
        if (most == null || all.size() + retiring.size() + beingStarted < most) {
            beingStarted++;
            return new Room.Free();
        }
        Optional<String> idle = all.entrySet().stream()
                .filter(entry -> entry.getValue().process().isIdle())
                .min(Comparator.comparing(entry -> entry.getValue().process().idleSince()))
                .map(Map.Entry::getKey);
        return idle.flatMap(this::take)
                .<Room>map(kept -> {
                    beingStarted++;
                    return new Room.After(kept);
                })
                .orElseGet(Room.None::new);
    }

    private Optional<Kept> take(String key) {
        return Optional.ofNullable(all.remove(key));
    }

    /** Takes a process out if nobody uses it; whoever comes later starts another. */
    synchronized Optional<Kept> takeUnused(String key, AcpProcess process) {
        Kept kept = all.get(key);
        return kept != null && kept.process() == process && process.isIdle() ? take(key) : Optional.empty();
    }

    /** Whether one runs in a directory, or in one inside it. */
    synchronized boolean isIn(Path directory) {
        return every().anyMatch(
                        kept -> kept.process().isOpen() && kept.directory().startsWith(directory));
    }

    synchronized List<Kept> takeAll() {
        List<Kept> taken = every().toList();
        all.clear();
        retiring.clear();
        return taken;
    }

    /** Takes out what has ended by itself, and what has been idle for longer than this. */
    synchronized List<Kept> takeOver(Duration idle, Instant now) {
        List<Kept> over =
                every().filter(kept -> isOver(kept.process(), idle, now)).toList();
        over.forEach(this::remove);
        return over;
    }

    private static boolean isOver(AcpProcess process, Duration idle, Instant now) {
        return !process.isOpen()
                || (process.isIdle()
                        && (process.isRetired()
                                || process.idleSince().plus(idle).isBefore(now)));
    }

    /** Notes what they have started. */
    synchronized void refreshRecords() {
        every().forEach(one -> one.record().refresh());
    }
}
