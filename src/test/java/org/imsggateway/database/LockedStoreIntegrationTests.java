package org.imsggateway.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.CannotAcquireLockException;

/** A store file that another process holds. */
class LockedStoreIntegrationTests {

    private static final String INSERT =
            "insert into malformed_record (account, evidence, received_at) values ('default', 'x', 1)";

    @Test
    void afterALockThatOutlivedTheTimeoutTransactionsAreTransactionsAgain(@TempDir Path home) throws SQLException {
        try (var store = TestStore.sqlite(home)) {
            try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("gateway.db"))) {
                other.createStatement().execute("begin exclusive");
                assertThatThrownBy(() -> store.transactions().execute(status -> insert(store)))
                        .isInstanceOf(CannotAcquireLockException.class);
                other.createStatement().execute("rollback");
            }
            store.transactions().executeWithoutResult(status -> {
                insert(store);
                status.setRollbackOnly();
            });
            assertThat(count(store)).isZero();
            store.transactions().executeWithoutResult(status -> insert(store));
            assertThat(count(store)).isOne();
        }
    }

    private static int insert(TestStore store) {
        return store.jdbc().sql(INSERT).update();
    }

    private static int count(TestStore store) {
        return store.jdbc()
                .sql("select count(*) from malformed_record")
                .query(Integer.class)
                .single();
    }
}
