package org.imsggateway.database;

import com.zaxxer.hikari.HikariConfig;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.sqlite.SQLiteException;

/** What SQLite needs to behave as a server database would. */
final class Sqlite {

    /** In milliseconds: how long a statement waits for another process that holds the file. */
    private static final int BUSY_TIMEOUT = 5000;

    private Sqlite() {}

    /**
     * One connection, because SQLite has one writer: a second would only wait for the first, or fail.
     *
     * <p>Transactions begin without a lock and take it with their first write. To take it at the beginning would be the
     * better way but for the driver: it notes that a transaction has begun before it tries, also for the one that it begins
     * after each commit. Where the file is locked by someone else then, what follows would be written outside of any
     * transaction, or a commit that succeeded would be reported as failed.
     */
    static HikariConfig pool(String home) {
        var config = new HikariConfig();
        config.setPoolName("store");
        config.setMaximumPoolSize(1);
        config.setConnectionTimeout(30_000);
        config.setJdbcUrl("jdbc:sqlite:" + Path.of(home).resolve("gateway.db")
                + "?journal_mode=WAL&synchronous=FULL&foreign_keys=true&transaction_mode=DEFERRED&busy_timeout="
                + BUSY_TIMEOUT);
        return config;
    }

    /** SQLite's driver gives no SQL state; without this every failure of it looks alike. */
    static JdbcTemplate template(DataSource dataSource) {
        var template = new JdbcTemplate(dataSource);
        template.setExceptionTranslator(new Translator());
        return template;
    }

    private static final class Translator extends SQLExceptionSubclassTranslator {

        @Override
        protected @Nullable DataAccessException doTranslate(String task, @Nullable String sql, SQLException failure) {
            if (!(failure instanceof SQLiteException sqlite)) {
                return super.doTranslate(task, sql, failure);
            }
            String message = buildMessage(task, sql, failure);
            return switch (sqlite.getResultCode()) {
                case SQLITE_CONSTRAINT_UNIQUE, SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_ROWID ->
                    new DuplicateKeyException(message, failure);
                case SQLITE_CONSTRAINT,
                        SQLITE_CONSTRAINT_CHECK,
                        SQLITE_CONSTRAINT_FOREIGNKEY,
                        SQLITE_CONSTRAINT_NOTNULL -> new DataIntegrityViolationException(message, failure);
                case SQLITE_BUSY, SQLITE_BUSY_SNAPSHOT, SQLITE_BUSY_RECOVERY, SQLITE_LOCKED ->
                    new CannotAcquireLockException(message, failure);
                case SQLITE_FULL, SQLITE_READONLY, SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_CORRUPT, SQLITE_NOTADB ->
                    new DataAccessResourceFailureException(message, failure);
                default -> super.doTranslate(task, sql, failure);
            };
        }
    }
}
