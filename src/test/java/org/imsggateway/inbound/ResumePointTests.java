package org.imsggateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.database.TestStore;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.Messages;
import org.imsggateway.message.SettableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import tools.jackson.databind.json.JsonMapper;

class ResumePointTests {

    @TempDir
    private Path home = Path.of(".");

    /** What is written alongside fails: the resume point stays. */
    @Test
    void anAnchorIsStoredTogetherWithWhatBelongsToItOrNotAtAll() {
        try (TestStore store = TestStore.sqlite(home)) {
            var repository = new InboundJournalRepository(store.jdbc(), JsonMapper.shared());
            var config = new ConfigStore(GatewayConfig.parse("channels: {imessage: {}}"), _ -> {});
            var once = new RetryTemplate(RetryPolicy.withMaxRetries(0));
            var journal =
                    new InboundJournal(repository, store.transactions(), once, config, new SettableClock(), _ -> {});
            journal.anchor(AccountId.DEFAULT, 10, () -> {});
            Runnable fails = () -> {
                throw new IllegalStateException("on purpose");
            };

            assertThatThrownBy(() -> journal.anchor(AccountId.DEFAULT, 20, fails))
                    .hasMessage("on purpose");
            assertThat(journal.resumePoint(AccountId.DEFAULT)).hasValue(10);
        }
    }

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
