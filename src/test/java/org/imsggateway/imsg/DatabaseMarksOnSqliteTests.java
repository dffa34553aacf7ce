package org.imsggateway.imsg;

import java.nio.file.Path;
import org.imsggateway.database.TestStore;
import org.junit.jupiter.api.io.TempDir;

class DatabaseMarksOnSqliteTests extends DatabaseMarkContract {

    @TempDir
    Path home = Path.of(".");

    @Override
    TestStore open() {
        return TestStore.sqlite(home);
    }
}
