package org.imsggateway.imsg;

import org.imsggateway.database.TestStore;

class DatabaseMarksOnPostgresIntegrationTests extends DatabaseMarkContract {

    @Override
    TestStore open() {
        return TestStore.postgres();
    }
}
