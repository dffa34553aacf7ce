package org.imsggateway.access;

import org.imsggateway.database.TestStore;
import org.junit.jupiter.api.Nested;

class PairingOnPostgresIntegrationTests {

    @Nested
    class Requests extends PairingRequestContract {
        @Override
        TestStore open() {
            return TestStore.postgres();
        }
    }

    @Nested
    class Approvals extends PairingApprovalContract {
        @Override
        TestStore open() {
            return TestStore.postgres();
        }
    }

    @Nested
    class Challenges extends PairingChallengeContract {
        @Override
        TestStore open() {
            return TestStore.postgres();
        }
    }
}
