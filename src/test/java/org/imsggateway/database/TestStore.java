package org.imsggateway.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A real store for tests: a SQLite file in a directory of the test's own, or a database on a real PostgreSQL. */
public final class TestStore implements AutoCloseable {

    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.start();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    /** A migrated store with nothing in it, made once in a JVM: its tests begin with copies. */
    private static final class EmptyFile {
        static final Path PATH = make();

        private static Path make() {
            try {
                Path home = Files.createTempDirectory("empty-store");
                migrated(new HikariDataSource(Sqlite.pool(home.toString())), SQLITE_VENDOR)
                        .close();
                home.toFile().deleteOnExit();
                Path file = home.resolve(FILE);
                file.toFile().deleteOnExit();
                return file;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    /** The same on the server. */
    private static final class EmptyDatabase {
        static final String NAME = make("empty");

        private static String make(String name) {
            createDatabase(name, "template1");
            migrated(new HikariDataSource(database(name)), POSTGRES_VENDOR).close();
            return name;
        }
    }

    private static final String FILE = "gateway.db";
    private static final String SQLITE_VENDOR = "sqlite";
    private static final String POSTGRES_VENDOR = "postgresql";

    private final HikariDataSource dataSource;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    private TestStore(HikariConfig config, String vendor, UnaryOperator<DataSource> around) {
        dataSource = migrated(new HikariDataSource(config), vendor);
        DataSource seen = around.apply(dataSource);
        jdbc = JdbcClient.create(Sqlite.template(seen));
        transactions = new TransactionTemplate(new JdbcTransactionManager(seen));
    }

    private static HikariDataSource migrated(HikariDataSource store, String vendor) {
        Flyway.configure()
                .dataSource(store)
                .locations("classpath:db/migration/" + vendor)
                .load()
                .migrate();
        return store;
    }

    /**
     * Opens the store that a gateway would have in this directory; an existing one is opened again.
     *
     * @param home the directory
     * @return the store, migrated
     */
    public static TestStore sqlite(Path home) {
        return sqlite(home, UnaryOperator.identity());
    }

    /**
     * The same, where a test sees the statements.
     *
     * @param home the directory
     * @param statements takes them
     * @return the store, migrated
     */
    public static TestStore sqlite(Path home, RecordedStatements statements) {
        return sqlite(home, statements::around);
    }

    private static TestStore sqlite(Path home, UnaryOperator<DataSource> around) {
        try {
            if (!Files.exists(home.resolve(FILE))) {
                Files.copy(EmptyFile.PATH, home.resolve(FILE));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new TestStore(Sqlite.pool(home.toString()), SQLITE_VENDOR, around);
    }

    /**
     * Opens a new, empty database on the PostgreSQL that all tests of this JVM share; the first call starts it.
     *
     * @return the store, migrated
     */
    public static TestStore postgres() {
        return postgres(UnaryOperator.identity());
    }

    /**
     * The same, where a test sees the statements.
     *
     * @param statements takes them
     * @return the store, migrated
     */
    public static TestStore postgres(RecordedStatements statements) {
        return postgres(statements::around);
    }

    private static TestStore postgres(UnaryOperator<DataSource> around) {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        createDatabase(name, EmptyDatabase.NAME);
        return new TestStore(database(name), POSTGRES_VENDOR, around);
    }

    private static void createDatabase(String name, String template) {
        var server = new HikariConfig();
        server.setDataSource(Server.POSTGRES.getPostgresDatabase());
        server.setMaximumPoolSize(1);
        try (var pool = new HikariDataSource(server)) {
            JdbcClient.create(pool)
                    .sql("create database " + name + " template " + template)
                    .update();
        }
    }

    private static HikariConfig database(String name) {
        var config = new HikariConfig();
        config.setDataSource(Server.POSTGRES.getDatabase("postgres", name));
        config.setMaximumPoolSize(4);
        return config;
    }

    /** {@return the client that repositories take} */
    public JdbcClient jdbc() {
        return jdbc;
    }

    /** {@return transactions on the same store} */
    public TransactionTemplate transactions() {
        return transactions;
    }

    @Override
    public void close() {
        dataSource.close();
    }
}
