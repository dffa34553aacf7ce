package org.imsggateway.session;

import java.util.List;
import org.imsggateway.database.TestStore;
import org.junit.jupiter.api.Nested;

class SessionsOnPostgresIntegrationTests {

    @Nested
    class Beginnings extends SessionContract {
        @Override
        TestStore open() {
            return TestStore.postgres();
        }

        @Override
        List<String> scans(String sql) {
            return postgresScans(store, sql);
        }
    }

    @Nested
    class Routes extends LastRouteContract {
        @Override
        TestStore open() {
            return TestStore.postgres();
        }

        @Override
        List<String> scans(String sql) {
            return postgresScans(store, sql);
        }
    }

    @Nested
    class Transcripts extends TranscriptContract {
        @Override
        TestStore open() {
            return TestStore.postgres();
        }

        @Override
        List<String> scans(String sql) {
            return postgresScans(store, sql);
        }
    }

    @Nested
    class BoundConversations extends BindingContract {
        @Override
        TestStore open() {
            return TestStore.postgres();
        }

        @Override
        List<String> scans(String sql) {
            return postgresScans(store, sql);
        }
    }
}
