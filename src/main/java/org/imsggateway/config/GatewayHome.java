package org.imsggateway.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * The gateway's own directory: its store, its token, its address. Only its owner may look into it, and only one running
 * gateway may have it.
 */
public final class GatewayHome implements AutoCloseable {

    /** The bytes of a token: as many as the digest it is compared by. */
    private static final int TOKEN_BYTES = 32;

    private final Path directory;
    private final HomeLock lock;

    private GatewayHome(Path directory, HomeLock lock) {
        this.directory = directory;
        this.lock = lock;
    }

    /**
     * Finds the directory without touching it.
     *
     * @param configured as written, {@code ~} allowed; null or blank = {@code ~/.imsg-gateway}
     * @param userHome what {@code ~} stands for
     * @return the absolute path
     */
    public static Path locate(@Nullable String configured, Path userHome) {
        String written = configured == null || configured.isBlank() ? "~/.imsg-gateway" : configured.strip();
        if (written.equals("~")) {
            return userHome.toAbsolutePath().normalize();
        }
        Path path = written.startsWith("~/") ? userHome.resolve(written.substring(2)) : Path.of(written);
        return path.toAbsolutePath().normalize();
    }

    /**
     * Takes the directory for this process, and makes it where there is none.
     *
     * @param directory the absolute path
     * @return the home, until it is closed
     * @throws StartRefusedException if another gateway has it, or if it cannot be made or written
     */
    public static GatewayHome open(Path directory) {
        try {
            OwnerOnly.directory(directory);
            var home = new GatewayHome(directory, HomeLock.take(directory));
            FileSystemUtils.deleteRecursively(home.temporary());
            OwnerOnly.directory(home.temporary());
            return home;
        } catch (IOException failure) {
            throw new StartRefusedException(
                    ("The gateway's home %s cannot be used (%s): make it a directory that you may write, or name another"
                                    + " one with IMSG_GATEWAY_HOME.")
                            .formatted(directory, OwnerOnly.reason(failure)),
                    failure);
        }
    }

    /**
     * Where it is.
     *
     * @return the absolute path
     */
    public Path directory() {
        return directory;
    }

    /**
     * A directory for what libraries unpack or write down while the gateway runs. It is emptied at each start: what a
     * killed gateway leaves in it would stay for good elsewhere.
     *
     * @return the absolute path of the directory, which exists
     */
    public Path temporary() {
        return directory.resolve("tmp");
    }

    /**
     * Makes an empty file that only its owner can read, for a library that would make it readable to all. SQLite takes
     * an empty file for a new database, and gives its journals the rights of the database.
     *
     * @param name the file's name
     * @throws UncheckedIOException if it cannot be made
     */
    public void reserve(String name) {
        try {
            OwnerOnly.touch(directory.resolve(name));
        } catch (IOException failure) {
            throw new UncheckedIOException(name + ": " + OwnerOnly.reason(failure), failure);
        }
    }

    /**
     * The file that holds the token of the REST API.
     *
     * @param home a gateway's home
     * @return the file, which need not exist
     */
    public static Path tokenFile(Path home) {
        return home.resolve("admin-token");
    }

    /**
     * The file in which the running gateway leaves its address.
     *
     * @param home a gateway's home
     * @return the file, which exists while a gateway runs
     */
    public static Path addressFile(Path home) {
        return home.resolve("address");
    }

    /**
     * The token of the REST API; made when it is first asked for, and kept.
     *
     * @return the token
     * @throws UncheckedIOException if it can be neither read nor written
     */
    public Secret adminToken() {
        Path file = tokenFile(directory);
        try {
            if (Files.exists(file)) {
                String kept = Files.readString(file).strip();
                if (!kept.isEmpty()) {
                    OwnerOnly.restrict(file);
                    return new Secret(kept);
                }
            }
            var bytes = new byte[TOKEN_BYTES];
            new SecureRandom().nextBytes(bytes);
            String made = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            OwnerOnly.write(file, made + "\n");
            return new Secret(made);
        } catch (IOException failure) {
            throw new UncheckedIOException("admin-token: " + OwnerOnly.reason(failure), failure);
        }
    }

    /**
     * Leaves the address at which this gateway answers, for the command line to find.
     *
     * @param address the base of its REST API
     * @throws UncheckedIOException if it cannot be written
     */
    public void announce(URI address) {
        try {
            OwnerOnly.write(addressFile(directory), address + "\n");
        } catch (IOException failure) {
            throw new UncheckedIOException("address: " + OwnerOnly.reason(failure), failure);
        }
    }

    /**
     * Takes the address away again: this gateway no longer answers.
     *
     * @throws UncheckedIOException if it cannot be deleted
     */
    public void withdraw() {
        try {
            Files.deleteIfExists(addressFile(directory));
        } catch (IOException failure) {
            throw new UncheckedIOException("address: " + OwnerOnly.reason(failure), failure);
        }
    }

    /** Gives the directory free for another gateway. */
    @Override
    public void close() {
        lock.release();
    }
}
