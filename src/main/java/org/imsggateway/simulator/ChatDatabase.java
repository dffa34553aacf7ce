package org.imsggateway.simulator;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * chat.db as imsg holds it. From 0.14 on it is opened when first needed, again after a failure, and anew when another
 * file takes its place; before, once at the start and never again.
 */
final class ChatDatabase implements AutoCloseable {

    static final String MISSING =
            "The configured Messages database does not exist. Create or copy chat.db at this path, then retry.";
    static final String UNREADABLE =
            "The configured Messages database could not be opened read-only. Verify the path and"
                    + " grant Full Disk Access to the supervising process, then retry.";

    private final Path path;
    private final Profile profile;
    private final ReentrantLock opening = new ReentrantLock();
    private @Nullable Generation current;

    ChatDatabase(Path path, Profile profile) {
        this.path = path;
        this.profile = profile;
    }

    Path path() {
        return path;
    }

    /** The file as it is now. */
    Generation current() {
        opening.lock();
        try {
            var known = current;
            if (known != null && (!profile.strict() || known.isStillAtItsPath())) {
                return known;
            }
            if (known != null) {
                known.close();
            }
            current = null;
            var opened = open();
            current = opened;
            return opened;
        } finally {
            opening.unlock();
        }
    }

    private Generation open() {
        if (profile.strict() && !Files.exists(path)) {
            throw RpcError.databaseUnavailable(path, MISSING);
        }
        try {
            var opened = Generation.open(path);
            if (profile.strict()) {
                opened.read((connection, columns) -> columns);
            }
            return opened;
        } catch (DatabaseFailure e) {
            throw unavailable(e);
        }
    }

    private RuntimeException unavailable(DatabaseFailure e) {
        return profile.strict() && e.cannotOpen() ? RpcError.databaseUnavailable(path, UNREADABLE) : e;
    }

    <T extends @Nullable Object> T read(Generation.Work<T> work) {
        return current().read(work);
    }

    /** Why the database cannot be read at this instant; null where it can. */
    @Nullable
    String problem() {
        try {
            current();
            return null;
        } catch (RpcError e) {
            return e.text();
        } catch (DatabaseFailure e) {
            return UNREADABLE;
        }
    }

    boolean isReady() {
        return problem() == null;
    }

    @Override
    public void close() {
        opening.lock();
        try {
            if (current != null) {
                current.close();
                current = null;
            }
        } finally {
            opening.unlock();
        }
    }
}
