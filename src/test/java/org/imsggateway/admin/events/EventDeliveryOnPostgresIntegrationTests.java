package org.imsggateway.admin.events;

import org.imsggateway.database.TestStore;

class EventDeliveryOnPostgresIntegrationTests extends EventDeliveryContract {

    @Override
    TestStore open() {
        return TestStore.postgres();
    }
}
