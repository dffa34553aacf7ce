package org.imsggateway.imsg;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.imsggateway.database.TestStore;
import org.imsggateway.message.AccountId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What is kept of the Messages databases, on every database of ours. */
abstract class DatabaseMarkContract {

    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    private static final KnownDatabase KNOWN = new KnownDatabase(
            List.of(new KnownDatabase.Mark(5, "G5", 1, NOON), new KnownDatabase.Mark(6, "G6", 2, null)),
            "(dev=1,ino=2)",
            NOON.minusSeconds(9));

    @SuppressWarnings("NullAway.Init")
    private TestStore store;

    @SuppressWarnings("NullAway.Init")
    private DatabaseMarkRepository repository;

    abstract TestStore open();

    @BeforeEach
    void begin() {
        store = open();
        repository = new DatabaseMarkRepository(store.jdbc(), JsonMapper.shared());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void nothingIsKnownAtFirst() {
        assertThat(repository.find(AccountId.DEFAULT)).isEmpty();
    }

    @Test
    void whatWasKeptIsFoundAgainAndReplaced() {
        repository.save(AccountId.DEFAULT, KnownDatabase.NONE, NOON);
        repository.save(AccountId.DEFAULT, KNOWN, NOON);
        repository.save(AccountId.of("other"), KnownDatabase.NONE, NOON);

        assertThat(repository.find(AccountId.DEFAULT)).contains(KNOWN);
        assertThat(repository.find(AccountId.of("other"))).contains(KnownDatabase.NONE);
    }

    @Test
    void whichRowsWereHeardIsFoundAgainAndReplaced() {
        var rows = new KnownRowsRepository(store.jdbc(), JsonMapper.shared());
        var gaps = new KnownRows(9, List.of(new KnownRows.Gap(3, 3, NOON), new KnownRows.Gap(5, 7, NOON)));
        assertThat(rows.find(AccountId.DEFAULT)).isEmpty();
        rows.save(AccountId.DEFAULT, new KnownRows(4, List.of()), NOON);
        rows.save(AccountId.DEFAULT, gaps, NOON);

        assertThat(rows.find(AccountId.DEFAULT)).contains(gaps);
    }
}
