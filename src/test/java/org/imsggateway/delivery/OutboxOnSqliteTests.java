package org.imsggateway.delivery;

import java.nio.file.Path;
import org.imsggateway.database.TestStore;
import org.junit.jupiter.api.io.TempDir;

class OutboxOnSqliteTests extends OutboxContract {

    @TempDir
    Path home;

    @Override
    TestStore open() {
        return TestStore.sqlite(home);
    }
}
