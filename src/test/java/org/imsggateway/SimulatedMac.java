package org.imsggateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
import org.imsggateway.simulator.Arrivals;

/** The Mac of a {@link RunningGateway}: the simulator behind a wrapper, its database, and what arrives there. */
final class SimulatedMac {

    private static final int SENDERS = 10;

    private final Path directory;
    private int received;

    SimulatedMac(Path directory) throws IOException {
        this.directory = directory;
        Arrivals.init(messages());
        faults("");
    }

    /** The database. */
    Path messages() {
        return directory.resolve("chat.db");
    }

    /** Writes a program to be the child; it reads its faults when it starts. */
    Path wrapper() throws IOException {
        String simulator = QuickStart.simulator().stream().collect(Collectors.joining("' '", "'", "'"));
        String text = """
                #!/bin/sh
                [ "$2" = --help ] && { echo 'imsg rpc'; exit; }
                cd '%s' || exit
                if [ -s faults-in-turn ]; then
                    IMSG_SIMULATOR_FAULTS="$(head -n 1 faults-in-turn)"
                    tail -n +2 faults-in-turn > faults-left
                    mv faults-left faults-in-turn
                else
                    IMSG_SIMULATOR_FAULTS="$(cat faults)"
                fi
                export IMSG_SIMULATOR_FAULTS
                exec %s "$@"
                """.formatted(directory, simulator);
        Path script = Files.writeString(directory.resolve("imsg"), text);
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** How the children that start from now on misbehave; empty for not at all. */
    void faults(String faults) throws IOException {
        Files.writeString(directory.resolve("faults"), faults);
    }

    /** How the next children misbehave, one after the other; those after them as {@link #faults} says. */
    void faultsInTurn(List<String> faults) throws IOException {
        Files.write(directory.resolve("faults-in-turn"), faults);
    }

    /** For how many children to come {@link #faultsInTurn} still says something. */
    int faultsLeft() {
        Path file = directory.resolve("faults-in-turn");
        try {
            return Files.exists(file) ? Files.readAllLines(file).size() : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets so many messages arrive, each with a text of its own, from senders in turn. */
    void receive(int count) {
        for (int i = 0; i < count; i++) {
            received++;
            Arrivals.receive(messages(), "+1555555010" + received % SENDERS, "This is message %d.".formatted(received));
        }
    }

    /** How many messages have arrived. */
    int received() {
        return received;
    }

    /** Puts an empty database in the place of the one there is. */
    void replaceMessages() throws IOException {
        Path fresh = directory.resolve("fresh.db");
        Arrivals.init(fresh);
        Files.move(fresh, messages(), StandardCopyOption.REPLACE_EXISTING);
        for (String beside : List.of("fresh.db-wal", "fresh.db-shm", "chat.db-wal", "chat.db-shm")) {
            Files.deleteIfExists(directory.resolve(beside));
        }
    }
}
