package org.imsggateway.rpc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which processes run under each name, such as that of an account, in one file each, so that a program that was killed leaves
 * none behind for good: a wrapper may not notice that nobody listens any more.
 */
public final class ChildRecords {

    private static final Logger log = LoggerFactory.getLogger(ChildRecords.class);
    private static final Pattern LINE = Pattern.compile("(\\d{1,18}) (\\d{1,18}) (.+)");

    private final Supplier<Path> directory;
    private final Storage storage;
    private final Predicate<Collection<ProcessIdentity>> ending;

    /** What could not be ended, by name: it stays recorded beside what is started after it. */
    private final Map<String, List<ProcessIdentity>> survivors = new ConcurrentHashMap<>();

    /** Writes a file that nobody else can read. */
    @FunctionalInterface
    public interface Storage {

        /**
         * Writes a file whole, and the directory it is in if there is none.
         *
         * @param directory the directory
         * @param name the name of the file
         * @param content what it is to hold
         * @throws IOException if it cannot be written
         */
        void write(Path directory, String name, String content) throws IOException;
    }

    /**
     * Keeps the files in a directory.
     *
     * @param directory asked each time, as it may change
     * @param storage writes them
     */
    public ChildRecords(Supplier<Path> directory, Storage storage) {
        this(directory, storage, ProcessIdentity::endAll);
    }

    /** The same with another way to end processes. */
    ChildRecords(Supplier<Path> directory, Storage storage, Predicate<Collection<ProcessIdentity>> ending) {
        this.directory = directory;
        this.storage = storage;
        this.ending = ending;
    }

    /**
     * Records processes in place of those recorded before, but for what could not be ended and still runs.
     *
     * @param name such as that of an account
     * @param processes what runs; a failure to record it is logged
     */
    public void write(String name, Collection<ProcessIdentity> processes) {
        String lines = Stream.concat(processes.stream(), survivors(name).stream())
                .map(process -> process.pid() + " " + process.started() + " " + process.command() + "\n")
                .collect(Collectors.joining());
        try {
            storage.write(directory.get(), name, lines);
        } catch (IOException e) {
            log.warn("the child cannot be recorded; it may be left behind if the gateway is killed child={}", name, e);
        }
    }

    private List<ProcessIdentity> survivors(String name) {
        return survivors.getOrDefault(name, List.of()).stream()
                .filter(known -> known.find().isPresent())
                .toList();
    }

    /** Forgets the processes of a name: they are gone, but for what could not be ended and still runs. */
    void remove(String name) {
        if (!survivors(name).isEmpty()) {
            write(name, List.of());
            return;
        }
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            log.warn("the record of a child cannot be removed child={}", name, e);
        }
    }

    /**
     * Ends what is left of the children of all names but some. Blocks for some seconds for each.
     *
     * @param names whose children may live on
     */
    public void endLeftoversOfOthers(Set<String> names) {
        try (Stream<Path> files = Files.list(directory.get())) {
            List<String> others = files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> !name.startsWith(".") && !names.contains(name))
                    .toList();
            others.forEach(this::endLeftovers);
        } catch (NoSuchFileException _) {
            return;
        } catch (IOException e) {
            log.warn("the records of children cannot be read", e);
        }
    }

    /**
     * Ends what is left of the children of a name. Blocks for some seconds.
     *
     * @param name such as that of an account
     * @return false if something could not be ended
     */
    public boolean endLeftovers(String name) {
        List<ProcessIdentity> left =
                read(name).stream().filter(known -> known.find().isPresent()).toList();
        if (!left.isEmpty()) {
            log.warn("ending what an earlier gateway left behind child={} processes={}", name, left.size());
        }
        boolean gone = ending.test(left);
        survivors.put(name, gone ? List.of() : left);
        if (gone) {
            remove(name);
        } else {
            log.error("a child that an earlier gateway left behind cannot be ended child={}", name);
        }
        return gone;
    }

    private List<ProcessIdentity> read(String name) {
        try {
            return Files.readAllLines(file(name)).stream()
                    .flatMap(line -> parse(line).stream())
                    .toList();
        } catch (NoSuchFileException _) {
            return List.of();
        } catch (IOException e) {
            log.warn("the record of a child cannot be read child={}", name, e);
            return List.of();
        }
    }

    private static Optional<ProcessIdentity> parse(String line) {
        Matcher parts = LINE.matcher(line);
        return parts.matches()
                ? Optional.of(new ProcessIdentity(
                        Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)), parts.group(3)))
                : Optional.empty();
    }

    private Path file(String name) {
        return directory.get().resolve(name);
    }
}
