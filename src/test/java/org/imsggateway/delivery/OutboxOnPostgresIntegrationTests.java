package org.imsggateway.delivery;

import org.imsggateway.database.TestStore;

class OutboxOnPostgresIntegrationTests extends OutboxContract {

    @Override
    TestStore open() {
        return TestStore.postgres();
    }
}
