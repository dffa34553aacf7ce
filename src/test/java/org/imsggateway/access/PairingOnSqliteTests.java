package org.imsggateway.access;

import java.nio.file.Path;
import org.imsggateway.database.TestStore;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

class PairingOnSqliteTests {

    @TempDir
    Path home;

    @Nested
    class Requests extends PairingRequestContract {
        @Override
        TestStore open() {
            return TestStore.sqlite(home);
        }
    }

    @Nested
    class Approvals extends PairingApprovalContract {
        @Override
        TestStore open() {
            return TestStore.sqlite(home);
        }
    }

    @Nested
    class Challenges extends PairingChallengeContract {
        @Override
        TestStore open() {
            return TestStore.sqlite(home);
        }
    }
}
