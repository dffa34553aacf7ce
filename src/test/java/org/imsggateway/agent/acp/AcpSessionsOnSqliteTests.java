package org.imsggateway.agent.acp;

import java.nio.file.Path;
import org.imsggateway.database.TestStore;
import org.junit.jupiter.api.io.TempDir;

class AcpSessionsOnSqliteTests extends AcpSessionContract {

    @TempDir
    Path home = Path.of(".");

    @Override
    TestStore open() {
        return TestStore.sqlite(home);
    }
}
