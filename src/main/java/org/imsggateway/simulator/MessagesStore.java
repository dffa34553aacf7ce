package org.imsggateway.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;

/** chat.db from the side of Messages, which writes it: short transactions, write-ahead log. */
final class MessagesStore {

    private static final int BUSY_TIMEOUT_MILLIS = 30_000;

    private final Path path;

    MessagesStore(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    /** What happens in one transaction. */
    @FunctionalInterface
    interface Change<T extends @org.jspecify.annotations.Nullable Object> {
        T apply(Connection connection) throws SQLException;
    }

    /** Creates the database with Apple's tables where there is none; says whether it did. */
    boolean create() {
        if (Files.exists(path)) {
            return false;
        }
        try {
            var directory = path.toAbsolutePath().getParent();
            if (directory != null) {
                Files.createDirectories(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        write(connection -> {
            for (var statement : schema().split(";\n", -1)) {
                if (!statement.isBlank()) {
                    execute(connection, statement);
                }
            }
            return null;
        });
        return true;
    }

    private static String schema() {
        try (var in = MessagesStore.class.getResourceAsStream("chatdb.sql")) {
            if (in == null) {
                throw new IllegalStateException("chatdb.sql is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    <T extends @org.jspecify.annotations.Nullable Object> T write(Change<T> change) {
        var config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        try (var connection = config.createConnection("jdbc:sqlite:" + path)) {
            execute(connection, "PRAGMA journal_mode=WAL");
            connection.setAutoCommit(false);
            var result = change.apply(connection);
            connection.commit();
            return result;
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }
}
