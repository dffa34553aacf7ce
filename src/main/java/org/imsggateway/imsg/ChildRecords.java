package org.imsggateway.imsg;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imsggateway.config.OwnerOnly;
import org.imsggateway.message.AccountId;
import org.imsggateway.rpc.ProcessIdentity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which processes run for each account, in one file per account under the gateway's home, so that a gateway that was
 * killed leaves none behind for good: a wrapper may not notice that nobody listens any more.
 */
final class ChildRecords {

    private static final Logger log = LoggerFactory.getLogger(ChildRecords.class);
    private static final Pattern LINE = Pattern.compile("(\\d{1,18}) (\\d{1,18}) (.+)");

    private final Supplier<Path> home;

    /** Keeps the files under a directory; asked each time, as it may change. */
    ChildRecords(Supplier<Path> home) {
        this.home = home;
    }

    /** Records the processes of an account in place of those recorded before. */
    void write(AccountId account, Collection<ProcessIdentity> processes) {
        String lines = processes.stream()
                .map(process -> process.pid() + " " + process.started().toEpochMilli() + " " + process.command() + "\n")
                .collect(Collectors.joining());
        try {
            OwnerOnly.directory(directory());
            OwnerOnly.write(file(account.value()), lines);
        } catch (IOException e) {
            log.warn(
                    "the child cannot be recorded; it may be left behind if the gateway is killed account={}",
                    account,
                    e);
        }
    }

    /** Forgets the processes of an account: they are gone. */
    void remove(AccountId account) {
        remove(account.value());
    }

    private void remove(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            log.warn("the record of a child cannot be removed account={}", name, e);
        }
    }

    /** Ends what is left of an account's children; false when something could not be ended. Blocks for some seconds. */
    boolean endLeftovers(AccountId account) {
        return end(account.value());
    }

    /** The same for the accounts that are not among these any more. */
    void endLeftoversOfOthers(Set<AccountId> accounts) {
        try (Stream<Path> files = Files.list(directory())) {
            files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> !name.startsWith(".") && !accounts.contains(AccountId.of(name)))
                    .forEach(this::end);
        } catch (NoSuchFileException _) {
            return;
        } catch (IOException e) {
            log.warn("the records of children cannot be read", e);
        }
    }

    private boolean end(String name) {
        List<ProcessIdentity> left =
                read(name).stream().filter(known -> known.find().isPresent()).toList();
        if (!left.isEmpty()) {
            log.warn("ending what an earlier gateway left behind account={} processes={}", name, left.size());
        }
        boolean gone = ProcessIdentity.endAll(left);
        if (gone) {
            remove(name);
        } else {
            log.error("a child that an earlier gateway left behind cannot be ended account={}", name);
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
            log.warn("the record of a child cannot be read account={}", name, e);
            return List.of();
        }
    }

    private static Optional<ProcessIdentity> parse(String line) {
        Matcher parts = LINE.matcher(line);
        return parts.matches()
                ? Optional.of(new ProcessIdentity(
                        Long.parseLong(parts.group(1)),
                        Instant.ofEpochMilli(Long.parseLong(parts.group(2))),
                        parts.group(3)))
                : Optional.empty();
    }

    private Path directory() {
        return home.get().resolve("children");
    }

    private Path file(String name) {
        return directory().resolve(name);
    }
}
