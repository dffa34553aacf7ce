package org.imsggateway;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** An SQLite database that nobody else can write until this is closed. */
record DatabaseLock(Connection connection) implements AutoCloseable {

    static DatabaseLock on(Path database) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database + "?busy_timeout=30000");
        try (var statement = connection.createStatement()) {
            statement.execute("begin exclusive");
        }
        return new DatabaseLock(connection);
    }

    @Override
    public void close() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("rollback");
        }
        connection.close();
    }
}
