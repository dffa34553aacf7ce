package org.imsggateway.imsg;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.imsggateway.database.TestStore;
import org.imsggateway.imsg.DatabaseIdentity.Verdict;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.Messages;
import org.imsggateway.message.SettableClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DatabaseIdentityTests {

    private static final ImsgCapabilities PAGING =
            new ImsgCapabilities("0.15.10", ImsgCapabilities.Generation.STRICT, Set.of("messages.after"), false);

    @TempDir
    Path directory = Path.of(".");

    private final NavigableMap<Long, String> rows = new TreeMap<>();
    private final MessageTable table = new MessageTable(this::answer, PAGING, Duration.ZERO);

    @SuppressWarnings("NullAway.Init")
    private TestStore store;

    @BeforeEach
    void aDatabaseOfTenRowsIsKnown() throws Exception {
        store = TestStore.sqlite(directory);
        Files.writeString(directory.resolve("chat.db"), "one");
        DatabaseIdentity identity = identity();
        for (long row = 1; row <= 10; row++) {
            rows.put(row, "G" + row);
            identity.saw(Messages.direct().row(row).guid("G" + row).chat(1).build());
        }
        assertThat(identity.verify(table, 10, 10)).isEqualTo(new Verdict.Same(10));
        identity.keep(table);
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** What another life of the program knows. */
    private DatabaseIdentity identity() {
        DatabaseMarkRepository repository = new DatabaseMarkRepository(store.jdbc(), JsonMapper.shared());
        return new DatabaseIdentity(
                AccountId.DEFAULT,
                repository,
                store.transactions(),
                () -> directory.resolve("chat.db"),
                new SettableClock());
    }

    private JsonNode answer(String method, @Nullable Object params, Duration deadline) {
        long since = JsonMapper.shared()
                .<JsonNode>valueToTree(params)
                .path("since_rowid")
                .asLong(0);
        long limit =
                JsonMapper.shared().<JsonNode>valueToTree(params).path("limit").asLong(0);
        String messages = rows.tailMap(since, false).entrySet().stream()
                .limit(limit)
                .map(row -> "{\"id\":%d,\"guid\":\"%s\",\"chat_id\":1}".formatted(row.getKey(), row.getValue()))
                .collect(Collectors.joining(","));
        return JsonMapper.shared()
                .readTree(
                        method.equals("chats.list")
                                ? "{\"chats\":[{\"id\":1}]}"
                                : "{\"messages\":[" + (method.equals("messages.after") ? messages : "") + "]}");
    }

    private Verdict verify() throws Exception {
        return identity().verify(table, 10, rows.isEmpty() ? 0 : rows.lastKey());
    }

    @Test
    void aDatabaseThatGrewIsTheSame() throws Exception {
        rows.put(11L, "G11");

        assertThat(verify()).isEqualTo(new Verdict.Same(10));
    }

    @Test
    void aDatabaseWhoseLastMessagesWereDeletedIsTheSame() throws Exception {
        rows.tailMap(7L, true).clear();

        assertThat(verify()).isEqualTo(new Verdict.Same(6));
    }

    @Test
    void aDatabaseWithOtherMessagesUnderTheSameNumbersIsAnother() throws Exception {
        rows.replaceAll((row, _) -> "other-" + row);
        for (long row = 11; row < 200; row++) {
            rows.put(row, "other-" + row);
        }

        assertThat(verify()).isEqualTo(new Verdict.Another());
    }

    @Test
    void aBackupThatHasGoneOnIsKnownByTheLastRowThatBothHave() throws Exception {
        rows.tailMap(8L, true).replaceAll((row, _) -> "after-the-backup-" + row);

        assertThat(verify()).isEqualTo(new Verdict.Restored(7));
    }

    @Test
    void anEmptyDatabaseInAnotherFileIsAnother() throws Exception {
        rows.clear();
        assertThat(verify()).isEqualTo(new Verdict.Same(0));

        Files.move(directory.resolve("chat.db"), directory.resolve("old.db"));
        Files.writeString(directory.resolve("chat.db"), "two");

        assertThat(identity().isMoved()).isTrue();
        assertThat(verify()).isEqualTo(new Verdict.Another());
    }

    @Test
    void aDatabaseThatEndsFarBeforeTheCursorIsAnother() throws Exception {
        rows.clear();

        assertThat(identity().verify(table, 5000, 0)).isEqualTo(new Verdict.Another());
    }

    @Test
    void whileAChildRunsADeletedMessageIsNoSignOfAnotherDatabase() throws Exception {
        DatabaseIdentity identity = identity();
        rows.remove(10L);
        assertThat(identity.isReplaced(table, 10)).isFalse();

        rows.replaceAll((row, _) -> "other-" + row);

        assertThat(identity.isReplaced(table, 10)).isTrue();
        assertThat(identity.verify(table, 10, 9)).isEqualTo(new Verdict.Another());
    }

    @Test
    void anOldImsgIsAskedForTheSecondInWhichAKnownMessageWasSent() throws Exception {
        KnownDatabase.Mark mark =
                new KnownDatabase.Mark(5, "G5", 1, java.time.Instant.parse("2026-03-04T10:15:00.250Z"));
        ImsgCalls calls = (_, params, _) -> {
            assertThat(params)
                    .isEqualTo(Map.of(
                            "chat_id",
                            1L,
                            "limit",
                            50,
                            "start",
                            "2026-03-04T10:15:00Z",
                            "end",
                            "2026-03-04T10:15:01Z"));
            return JsonMapper.shared().readTree("{\"messages\":[{\"id\":5,\"guid\":\"G5\"}]}");
        };
        MessageTable old = new MessageTable(calls, ImsgCapabilities.lenient("0.9.0"), Duration.ZERO);

        assertThat(old.look(mark)).isEqualTo(MessageTable.Sighting.SAME);
    }
}
