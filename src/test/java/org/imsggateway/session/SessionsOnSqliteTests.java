package org.imsggateway.session;

import java.nio.file.Path;
import java.util.List;
import org.imsggateway.database.TestStore;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

class SessionsOnSqliteTests {

    @TempDir
    Path home;

    @Nested
    class Beginnings extends SessionContract {
        @Override
        TestStore open() {
            return TestStore.sqlite(home);
        }

        @Override
        List<String> scans(String sql) {
            return sqliteScans(store, sql);
        }
    }

    @Nested
    class Routes extends LastRouteContract {
        @Override
        TestStore open() {
            return TestStore.sqlite(home);
        }

        @Override
        List<String> scans(String sql) {
            return sqliteScans(store, sql);
        }
    }

    @Nested
    class Transcripts extends TranscriptContract {
        @Override
        TestStore open() {
            return TestStore.sqlite(home);
        }

        @Override
        List<String> scans(String sql) {
            return sqliteScans(store, sql);
        }
    }

    @Nested
    class BoundConversations extends BindingContract {
        @Override
        TestStore open() {
            return TestStore.sqlite(home);
        }

        @Override
        List<String> scans(String sql) {
            return sqliteScans(store, sql);
        }
    }
}
