package org.imsggateway.agent.acp;

import org.imsggateway.database.TestStore;

class AcpSessionsOnPostgresIntegrationTests extends AcpSessionContract {

    @Override
    TestStore open() {
        return TestStore.postgres();
    }
}
