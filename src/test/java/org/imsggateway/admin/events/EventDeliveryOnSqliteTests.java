package org.imsggateway.admin.events;

import java.nio.file.Path;
import org.imsggateway.database.TestStore;
import org.junit.jupiter.api.io.TempDir;

class EventDeliveryOnSqliteTests extends EventDeliveryContract {

    @TempDir
    Path home = Path.of(".");

    @Override
    TestStore open() {
        return TestStore.sqlite(home);
    }
}
