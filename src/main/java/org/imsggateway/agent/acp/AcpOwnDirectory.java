package org.imsggateway.agent.acp;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.imsggateway.config.OwnerOnly;
import org.imsggateway.message.ShortDigest;
import org.imsggateway.session.SessionKey;

/**
 * The directory that is made for a session where nobody names another.
 *
 * @param home the gateway's home
 * @param within where it is in there; relative
 */
record AcpOwnDirectory(Path home, Path within) {

    static AcpOwnDirectory of(Path home, String agentId, SessionKey session) {
        return new AcpOwnDirectory(home, Path.of("agents", agentId, ShortDigest.of(session.value())));
    }

    Path path() {
        return home.resolve(within);
    }

    /**
     * Deletes it with all that is in it, if it is there. Links are never followed: of one in it only the link goes, and
     * where one leads to it nothing does, for a person has laid it.
     *
     * @throws IOException if some of it is left
     */
    void delete() throws IOException {
        Path path = path();
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
                && path.toRealPath().equals(home.toRealPath().resolve(within))) {
            delete(path);
        }
    }

    private static void delete(Path path) throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("the gateway stops");
        }
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            // Some programs keep what they have fetched where nothing can be changed, not even by themselves.
            OwnerOnly.directory(path);
            for (Path inside : inside(path)) {
                delete(inside);
            }
        }
        Files.delete(path);
    }

    private static List<Path> inside(Path directory) throws IOException {
        try (Stream<Path> found = Files.list(directory)) {
            return found.toList();
        } catch (UncheckedIOException whileReading) {
            throw whileReading.getCause();
        }
    }
}
