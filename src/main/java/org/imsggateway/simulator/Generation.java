package org.imsggateway.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/**
 * One file at the path of the database, as opened. Its connections stay on that file when another one takes its place,
 * which is how a subscription goes on reading a file that was renamed away.
 */
final class Generation implements AutoCloseable {

    private static final int BUSY_TIMEOUT_MILLIS = 5_000;

    private final Path path;
    private final @Nullable Object identity;
    private final ConcurrentLinkedQueue<Connection> idle = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Columns columns;

    private Generation(Path path, @Nullable Object identity) {
        this.path = path;
        this.identity = identity;
    }

    /** What a query does with a connection. */
    @FunctionalInterface
    interface Work<T extends @Nullable Object> {
        T apply(Connection connection, Columns columns) throws SQLException;
    }

    static Generation open(Path path) {
        var generation = new Generation(path, identity(path));
        generation.idle.add(generation.connect());
        return generation;
    }

    static @Nullable Object identity(Path path) {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        } catch (IOException e) {
            return null;
        }
    }

    boolean isStillAtItsPath() {
        return identity != null && Objects.equals(identity, identity(path));
    }

    /** A connection of its own, for as long as the caller wants it. */
    Connection connect() {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        try {
            return config.createConnection("jdbc:sqlite:" + path);
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    <T extends @Nullable Object> T read(Work<T> work) {
        var pooled = idle.poll();
        var connection = pooled == null ? connect() : pooled;
        try {
            return work.apply(connection, columns(connection));
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        } finally {
            idle.add(connection);
        }
    }

    Columns columns(Connection connection) throws SQLException {
        var known = columns;
        if (known == null) {
            known = Columns.of(connection);
            columns = known;
        }
        return known;
    }

    @Override
    public void close() {
        for (var connection = idle.poll(); connection != null; connection = idle.poll()) {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new DatabaseFailure(e);
            }
        }
    }
}
