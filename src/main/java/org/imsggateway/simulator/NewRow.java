package org.imsggateway.simulator;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row to be inserted. Columns that the table does not have are left out, so that any copy of chat.db can be written. */
final class NewRow {

    private final String table;
    private final Map<String, Object> values = new LinkedHashMap<>();

    NewRow(String table) {
        this.table = table;
    }

    /** Sets a column; null leaves it to its default. */
    NewRow set(String column, @Nullable Object value) {
        if (value != null) {
            values.put(column, value);
        }
        return this;
    }

    NewRow unset(String column) {
        values.remove(column);
        return this;
    }

    /** Inserts the row and returns its rowid. */
    long insert(Connection connection) throws SQLException {
        values.keySet().retainAll(columns(connection));
        var names = String.join(", ", values.keySet());
        var marks = String.join(", ", java.util.Collections.nCopies(values.size(), "?"));
        var sql = "INSERT INTO " + table + " (" + names + ") VALUES (" + marks + ")";
        try (var statement = connection.prepareStatement(sql)) {
            var index = 1;
            for (var value : values.values()) {
                statement.setObject(index++, value);
            }
            statement.executeUpdate();
        }
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT last_insert_rowid()")) {
            row.next();
            return row.getLong(1);
        }
    }

    private java.util.Set<String> columns(Connection connection) throws SQLException {
        var columns = new java.util.HashSet<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("PRAGMA table_info(" + table + ")")) {
            while (rows.next()) {
                columns.add(rows.getString("name"));
            }
        }
        return columns;
    }
}
