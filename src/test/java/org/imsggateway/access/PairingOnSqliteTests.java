package org.imsggateway.access;

import java.nio.file.Path;
import org.imsggateway.database.TestStore;
import org.junit.jupiter.api.io.TempDir;

class PairingOnSqliteTests extends PairingContract {

    @TempDir
    Path home;

    @Override
    TestStore open() {
        return TestStore.sqlite(home);
    }
}
