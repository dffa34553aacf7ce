package org.imsggateway.agent.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.imsggateway.database.TestStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept of the bodies that are posted, on every database of ours. */
abstract class WebhookRequestContract {

    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    @SuppressWarnings("NullAway.Init")
    private TestStore store;

    @SuppressWarnings("NullAway.Init")
    private WebhookRequestRepository repository;

    abstract TestStore open();

    @BeforeEach
    void begin() {
        store = open();
        repository = new WebhookRequestRepository(store.jdbc());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void theFirstBodyOfATurnStays() {
        assertThat(repository.keep("t", "{\"a\":\"😀\"}", NOON)).isEqualTo("{\"a\":\"😀\"}");
        assertThat(repository.keep("t", "{\"b\":2}", NOON)).isEqualTo("{\"a\":\"😀\"}");
        assertThat(repository.keep("u", "{\"b\":2}", NOON)).isEqualTo("{\"b\":2}");
    }

    @Test
    void aTurnThatIsOverLeavesNothing() {
        repository.keep("t", "{}", NOON);
        repository.delete("t");

        assertThat(repository.keep("t", "{\"b\":2}", NOON)).isEqualTo("{\"b\":2}");
    }

    @Test
    void whatNobodyTookAwayGoesWhenItsTimeIsOver() {
        repository.keep("t", "{}", NOON);
        repository.keep("u", "{}", NOON.plusSeconds(1));

        assertThat(repository.deleteBefore(NOON.plusSeconds(1), 10)).isEqualTo(1);
        assertThat(repository.isKept("t")).isFalse();
        assertThat(repository.isKept("u")).isTrue();
    }
}
