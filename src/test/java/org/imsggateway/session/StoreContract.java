package org.imsggateway.session;

import java.util.List;
import org.imsggateway.database.TestStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Something about sessions that holds on a database which the test chooses. */
abstract class StoreContract {

    TestStore store;
    SessionFixture gateway;

    abstract TestStore open();

    /** What would be read without an index. */
    abstract List<String> scans(String sql);

    @BeforeEach
    void start() {
        store = open();
        gateway = new SessionFixture(store);
    }

    @AfterEach
    void stop() {
        store.close();
    }

    static List<String> sqliteScans(TestStore store, String sql) {
        return store
                .jdbc()
                .sql("explain query plan " + literal(sql))
                .query((row, _) -> row.getString("detail"))
                .list()
                .stream()
                .filter(step -> step.matches("SCAN \\w+( USING .*sqlite_autoindex.*)?") || step.contains("TEMP B-TREE"))
                .toList();
    }

    /** On tables this small PostgreSQL would rather not use an index, so it is told to where it can. */
    static List<String> postgresScans(TestStore store, String sql) {
        return store.transactions().execute(_ -> {
            store.jdbc().sql("set local enable_seqscan = off").update();
            store.jdbc().sql("set local enable_bitmapscan = off").update();
            return store.jdbc().sql("explain " + literal(sql)).query((row, _) -> row.getString(1)).list().stream()
                    .filter(step -> step.contains("Seq Scan") || step.contains("Sort"))
                    .toList();
        });
    }

    private static String literal(String sql) {
        return sql.replaceAll(":(limit|until)", "100").replaceAll(":\\w+", "'x'");
    }
}
