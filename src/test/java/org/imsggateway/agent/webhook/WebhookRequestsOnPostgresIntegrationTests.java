package org.imsggateway.agent.webhook;

import org.imsggateway.database.TestStore;

class WebhookRequestsOnPostgresIntegrationTests extends WebhookRequestContract {

    @Override
    TestStore open() {
        return TestStore.postgres();
    }
}
