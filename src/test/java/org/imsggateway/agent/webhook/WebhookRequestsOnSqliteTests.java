package org.imsggateway.agent.webhook;

import java.nio.file.Path;
import org.imsggateway.database.TestStore;
import org.junit.jupiter.api.io.TempDir;

class WebhookRequestsOnSqliteTests extends WebhookRequestContract {

    @TempDir
    Path home = Path.of(".");

    @Override
    TestStore open() {
        return TestStore.sqlite(home);
    }
}
