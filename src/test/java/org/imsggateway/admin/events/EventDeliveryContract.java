package org.imsggateway.admin.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.imsggateway.admin.events.EventDeliveryRepository.Counts;
import org.imsggateway.database.TestStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The queue of events, on every database of ours. */
abstract class EventDeliveryContract {

    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    @SuppressWarnings("NullAway.Init")
    private TestStore store;

    @SuppressWarnings("NullAway.Init")
    private EventDeliveryRepository repository;

    abstract TestStore open();

    @BeforeEach
    void begin() {
        store = open();
        repository = new EventDeliveryRepository(store.jdbc());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void theOldestThatWaitsIsTheHeadOfEachSubscription() {
        add("a", "e1");
        add("b", "e1");
        add("a", "e2");

        assertThat(head("a")).contains("e1");
        repository.delete(repository.head("a").orElseThrow().id());
        assertThat(head("a")).contains("e2");
        assertThat(head("b")).contains("e1");
        assertThat(head("c")).isEmpty();
    }

    @Test
    void whatWasGivenUpIsShownAndWaitsAgainWhenAPersonSaysSo() {
        add("a", "e1");
        add("a", "e2");
        repository.bury(repository.head("a").orElseThrow().id(), "refused", NOON);
        assertThat(head("a")).contains("e2");
        assertThat(repository.newestDead(10))
                .containsExactly(new EventDeliveryRepository.DeadEvent("e1", "a", "t", NOON, NOON, "refused"));
        assertThat(repository.counts()).containsExactly(Map.entry("a", new Counts(1, 1)));

        assertThat(repository.revive("a", NOON.plusSeconds(9))).isEqualTo(1);
        assertThat(head("a")).contains("e1");
        assertThat(repository.counts()).containsExactly(Map.entry("a", new Counts(2, 0)));
    }

    @Test
    void eachSubscriptionThatHasEventsIsCountedWhetherItIsConfiguredOrNot() {
        add("b", "e1");
        add("a", "e1");
        add("a", "e2");
        repository.bury(repository.head("b").orElseThrow().id(), "refused", NOON);

        assertThat(repository.counts())
                .containsExactly(Map.entry("a", new Counts(2, 0)), Map.entry("b", new Counts(0, 1)));
    }

    @Test
    void beyondItsBoundTheOldestAreGivenUp() {
        for (int i = 1; i <= 5; i++) {
            add("a", "e" + i);
        }
        add("b", "e1");

        assertThat(repository.buryBeyond("a", 3, "too many", NOON)).isEqualTo(2);
        assertThat(repository.buryBeyond("a", 3, "too many", NOON)).isZero();
        assertThat(head("a")).contains("e3");
        assertThat(head("b")).contains("e1");
    }

    @Test
    void whatASubscriptionDidNotTakeForLongIsGivenUpSomeAtATime() {
        add("a", "e1");
        add("a", "e2");
        add("a", "e3");
        add("b", "e1");

        assertThat(repository.buryOld("a", NOON.minusMillis(1), "old", NOON, 2)).isZero();
        assertThat(repository.buryOld("a", NOON, "old", NOON, 2)).isEqualTo(2);
        assertThat(head("a")).contains("e3");
        assertThat(repository.buryOld("a", NOON, "old", NOON, 2)).isEqualTo(1);
        assertThat(head("b")).contains("e1");
    }

    @Test
    void whatIsOldIsGivenUpAndThenGoes() {
        add("a", "e1");

        assertThat(repository.buryOlder(NOON.minusMillis(1), "old", NOON, 10)).isZero();
        assertThat(repository.buryOlder(NOON, "old", NOON, 10)).isEqualTo(1);
        assertThat(repository.deleteDead(NOON.minusMillis(1), 10)).isZero();
        assertThat(repository.deleteDead(NOON, 10)).isEqualTo(1);
    }

    private void add(String subscription, String event) {
        repository.insert(subscription, event, "t", "{}", NOON);
    }

    private Optional<String> head(String subscription) {
        return repository.head(subscription).map(EventDelivery::eventId);
    }
}
