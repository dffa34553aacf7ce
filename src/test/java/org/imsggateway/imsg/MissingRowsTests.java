package org.imsggateway.imsg;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.imsggateway.database.TestStore;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class MissingRowsTests {

    private final SettableClock clock = new SettableClock();
    private final SettableClock wall = new SettableClock();

    @TempDir
    private Path home = Path.of(".");

    @SuppressWarnings("NullAway.Init")
    private TestStore store;

    @SuppressWarnings("NullAway.Init")
    private MissingRows missing;

    @BeforeEach
    void begin() {
        store = TestStore.sqlite(home);
        missing = life();
        assertThat(missing.goOn(10)).isEqualTo(10);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private MissingRows life() {
        return new MissingRows(
                AccountId.DEFAULT,
                new KnownRowsRepository(store.jdbc(), JsonMapper.shared()),
                store.transactions(),
                new ImsgPace(wall, clock, Duration.ZERO, ImsgPace.PATIENCE));
    }

    private String dueAfter(long seconds) {
        clock.advance(Duration.ofSeconds(seconds));
        wall.advance(Duration.ofSeconds(seconds));
        var due = missing.due();
        missing.looked(due);
        return String.join(
                " ", due.stream().map(gap -> gap.first() + "-" + gap.last()).toList());
    }

    private void keep() {
        missing.save(Objects.requireNonNull(missing.unsaved()));
    }

    @Test
    void whatIsLeftOutIsMissingAndWhatComesInOrderIsNot() {
        missing.heard(11);
        missing.heard(12);
        missing.heard(16);
        missing.passed(18);

        assertThat(dueAfter(5)).isEqualTo("13-15 17-18");
    }

    @Test
    void whatIsMissingIsLookedForInTimeAlsoWhenTheClockIsPutBack() {
        missing.heard(12);
        wall.advance(Duration.ofHours(-3));

        assertThat(dueAfter(5)).isEqualTo("11-11");
        assertThat(dueAfter(5)).isEqualTo("11-11");
    }

    @Test
    void aRowThatComesIsMissingNoMore() {
        missing.heard(16);
        missing.heard(13);

        assertThat(dueAfter(5)).isEqualTo("11-12 14-15");
    }

    @Test
    void itIsLookedForAfterFiveSecondsAndThenEverMoreSeldom() {
        missing.heard(12);

        assertThat(dueAfter(4)).isEmpty();
        assertThat(dueAfter(1)).isEqualTo("11-11");
        assertThat(dueAfter(4)).isEmpty();
        assertThat(dueAfter(1)).isEqualTo("11-11");
        assertThat(dueAfter(9)).isEmpty();
        assertThat(dueAfter(1)).isEqualTo("11-11");
    }

    @Test
    void aDayOfLookingCostsAFewDozenLooksAndThenItEnds() {
        missing.heard(12);
        int looks = 0;
        for (int second = 0; second < 25 * 3600; second++) {
            looks += dueAfter(1).isEmpty() ? 0 : 1;
        }

        assertThat(looks).isBetween(24, 40);
        assertThat(missing.due()).isEmpty();
    }

    @Test
    void noMoreGapsAreRememberedThanTheBoundAndTheOldestGoFirst() {
        for (long row = 12; row <= 12 + 2 * MissingRows.MOST; row += 2) {
            missing.heard(row);
        }
        keep();

        assertThat(new KnownRowsRepository(store.jdbc(), JsonMapper.shared()).find(AccountId.DEFAULT))
                .hasValueSatisfying(known -> {
                    assertThat(known.gaps()).hasSize(MissingRows.MOST);
                    assertThat(known.gaps().getFirst().first()).isEqualTo(13);
                });
        assertThat(missing.due()).hasSizeLessThanOrEqualTo(MissingRows.AT_ONCE);
    }

    @Test
    void anotherLifeLooksForWhatIsMissing() {
        missing.heard(12);
        keep();
        missing = life();

        assertThat(missing.goOn(12)).isEqualTo(12);
        assertThat(dueAfter(0)).isEqualTo("11-11");
    }

    @Test
    void anotherLifeBeginsWhereItWasWrittenDownHowFarTheAccountHadHeard() {
        keep();
        missing.heard(11);
        missing.heard(13);

        assertThat(life().goOn(13)).isEqualTo(10);
    }

    @Test
    void aQuietLineWritesNothingDown() {
        keep();
        clock.advance(Duration.ofHours(1));

        assertThat(missing.unsaved()).isNull();
    }

    @Test
    void whatIsMissingInOneDatabaseIsNotLookedForInAnother() {
        missing.heard(12);
        missing.beginAnew(3);
        missing.heard(4);

        assertThat(dueAfter(5)).isEmpty();
    }

    @Test
    void whereTheEndIsNotKnownTheFirstRowTellsIt() {
        missing.beginAnew(-1);
        missing.heard(500);
        missing.heard(502);

        assertThat(dueAfter(5)).isEqualTo("501-501");
    }
}
