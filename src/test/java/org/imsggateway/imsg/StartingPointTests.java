package org.imsggateway.imsg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.imsggateway.database.TestStore;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.SettableClock;
import org.imsggateway.rpc.JsonRpcClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where an account goes on over several lives of the program, each of which may end without warning. */
class StartingPointTests {

    private static final ImsgCapabilities PAGING =
            new ImsgCapabilities("0.15.10", ImsgCapabilities.Generation.STRICT, Set.of("messages.after"), false);
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    Path directory = Path.of(".");

    private final NavigableMap<Long, String> rows = new TreeMap<>();
    private final MessageTable table = new MessageTable(this::answer, PAGING, Duration.ZERO);
    private final RecordingPipeline pipeline = new RecordingPipeline();
    private final SettableClock clock = new SettableClock();

    @SuppressWarnings("NullAway.Init")
    private TestStore store;

    @BeforeEach
    void open() throws Exception {
        store = TestStore.sqlite(directory);
        Files.writeString(directory.resolve("chat.db"), "one");
        fill("G", 1, 10);
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** The memory of one life of the program. */
    private final class Life {

        final MissingRows missing = new MissingRows(
                AccountId.DEFAULT,
                new KnownRowsRepository(store.jdbc(), JSON),
                store.transactions(),
                new ImsgPace(clock, clock, Duration.ZERO, ImsgPace.PATIENCE));
        final ImsgLink link;
        private final StartingPoint start;

        Life() {
            var marks = new DatabaseMarkRepository(store.jdbc(), JSON);
            var identity = new DatabaseIdentity(
                    AccountId.DEFAULT, marks, store.transactions(), () -> directory.resolve("chat.db"), clock);
            var metrics = new ImsgMetrics(new SimpleMeterRegistry(), clock);
            link = new ImsgLink(AccountId.DEFAULT, new JsonRpcClient(), metrics);
            start = new StartingPoint(link, pipeline, identity, missing, clock);
        }

        long find() throws Exception {
            return start.find("child", table);
        }
    }

    private void fill(String name, long first, long last) {
        for (long row = first; row <= last; row++) {
            rows.put(row, name + row);
        }
    }

    private void anotherDatabaseWithTwentyRows() throws Exception {
        rows.clear();
        fill("other-", 1, 20);
        Files.move(directory.resolve("chat.db"), directory.resolve("old.db"));
        Files.writeString(directory.resolve("chat.db"), "two");
    }

    /** Also shows the last rows of the only chat. */
    private JsonNode answer(String method, @Nullable Object params, Duration deadline) {
        JsonNode asked = JSON.valueToTree(params);
        var wanted = method.equals("messages.after")
                ? rows.tailMap(asked.path("since_rowid").asLong(0), false)
                : rows.descendingMap();
        String messages = wanted.entrySet().stream()
                .limit(asked.path("limit").asLong(0))
                .map(row -> "{\"id\":%d,\"guid\":\"%s\",\"chat_id\":1}".formatted(row.getKey(), row.getValue()))
                .collect(Collectors.joining(","));
        return JSON.readTree(
                method.equals("chats.list") ? "{\"chats\":[{\"id\":1}]}" : "{\"messages\":[" + messages + "]}");
    }

    @Test
    void whatArrivesAfterTheFirstStartIsNotSkippedWhenTheProgramEndsBeforeAnythingWasAccepted() throws Exception {
        assertThat(new Life().find()).isZero();

        fill("G", 11, 15);
        assertThat(new Life().find()).isEqualTo(10);
    }

    @Test
    void whatArrivesSinceADatabaseWasFoundReplacedIsNotSkippedWhenTheProgramEnds() throws Exception {
        new Life().find();
        anotherDatabaseWithTwentyRows();
        assertThat(new Life().find()).isEqualTo(20);

        fill("other-", 21, 25);
        assertThat(new Life().find()).isEqualTo(20);
    }

    @Test
    void whatArrivesSinceABackupWasRestoredIsNotSkippedWhenTheProgramEnds() throws Exception {
        new Life().find();
        rows.tailMap(10L, true).clear();
        fill("after-the-backup-", 10, 20);
        assertThat(new Life().find()).isEqualTo(9);

        fill("after-the-backup-", 21, 25);
        assertThat(new Life().find()).isEqualTo(9);
    }

    @Test
    void theNumbersOfTheDatabaseBeforeDoNotHideLateMessagesOfTheNewOne() throws Exception {
        MissingRows before = new Life().missing;
        before.storeAnew(50_000);
        pipeline.anchor(AccountId.DEFAULT, 50_000, () -> {});
        anotherDatabaseWithTwentyRows();
        assertThat(new Life().find()).isEqualTo(20);

        Life after = new Life();
        after.find();
        after.missing.heard(21);
        after.missing.heard(23);
        clock.advance(Duration.ofSeconds(6));
        assertThat(after.missing.due()).extracting(KnownRows.Gap::first).containsExactly(22L);
    }

    /** That a row is not there proves nothing of a message that was sent before, or it would be sent again. */
    @Test
    void aRowNumberFromBeforeADatabaseWasReplacedIsComparableInNoLaterLife() throws Exception {
        new Life().find();
        Instant sent = clock.instant();
        clock.advance(Duration.ofSeconds(1));
        anotherDatabaseWithTwentyRows();
        new Life().find();

        Life later = new Life();
        later.find();
        later.link.heard().begin(20);
        assertThat(later.link.heard().isComparable(10, sent)).isFalse();
        assertThat(later.link.heard().isComparable(10, clock.instant().plusSeconds(1)))
                .isTrue();
    }

    @Test
    void aReplacedDatabaseIsFoundReplacedUntilItIsStored() throws Exception {
        Life life = new Life();
        life.find();
        anotherDatabaseWithTwentyRows();
        pipeline.anchorFaults.set(1);
        assertThatThrownBy(life::find).isInstanceOf(DataAccessException.class);

        assertThat(pipeline.resumePoint(AccountId.DEFAULT)).hasValue(10);
        assertThat(life.find()).isEqualTo(20);
        assertThat(pipeline.resumePoint(AccountId.DEFAULT)).hasValue(20);
    }
}
