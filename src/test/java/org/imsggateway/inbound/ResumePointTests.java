package org.imsggateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.imsggateway.database.TestStore;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class ResumePointTests {

    @TempDir
    private Path home = Path.of(".");

    @Test
    void onlyAnAnchorMovesItBack() {
        try (TestStore store = TestStore.sqlite(home)) {
            var repository = new InboundJournalRepository(store.jdbc(), JsonMapper.shared());
            repository.anchor(AccountId.DEFAULT, 50_000, Messages.NOON);
            repository.resumeAfter(AccountId.DEFAULT, 110, Messages.NOON);
            assertThat(repository.resumePoint(AccountId.DEFAULT)).hasValue(50_000);

            repository.anchor(AccountId.DEFAULT, 110, Messages.NOON);
            assertThat(repository.resumePoint(AccountId.DEFAULT)).hasValue(110);
        }
    }
}
