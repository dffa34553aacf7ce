package org.imsggateway.access;

import org.imsggateway.database.TestStore;

class PairingOnPostgresIntegrationTests extends PairingContract {

    @Override
    TestStore open() {
        return TestStore.postgres();
    }
}
