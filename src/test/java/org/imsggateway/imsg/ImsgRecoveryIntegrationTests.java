package org.imsggateway.imsg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.imsggateway.imsg.ImsgFixture.LONG;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.imsggateway.message.AccountId;
import org.imsggateway.simulator.SimulatorMain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A gateway that was away for long, and databases that are not the ones they were. */
@Timeout(240)
class ImsgRecoveryIntegrationTests {

    @TempDir
    private Path directory = Path.of(".");

    private ImsgFixture fixture(String version) throws Exception {
        ImsgFixture imsg =
                new ImsgFixture(Programs.simulator(directory, Map.of("IMSG_SIMULATOR_VERSION", version)), directory);
        imsg.receive("before everything");
        return imsg.running();
    }

    private void stopped(ImsgFixture imsg) {
        imsg.manager.stop(AccountId.DEFAULT);
        await().atMost(LONG).untilAsserted(() -> assertThat(imsg.state()).isInstanceOf(ImsgState.Stopped.class));
    }

    private void replaceDatabase(int rows) throws Exception {
        String database = directory.resolve("chat.db").toString();
        assertThat(SimulatorMain.run(new String[] {"rotate", "--db", database}, directory))
                .isZero();
        String[] words = {"receive", "--db", database, "--from", "+15555550177", "--text", "of another life"};
        assertThat(SimulatorMain.run(words, directory)).isZero();
        many(rows);
    }

    /** Adds messages as Messages would, in the chat of the last one. */
    private void many(int count) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("chat.db"));
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            int _ = statement.executeUpdate("""
                    with recursive n(i) as (select 1 union all select i + 1 from n where i < %d)
                    insert into message (guid, text, handle_id, service, date)
                    select hex(randomblob(16)), 'many ' || i, m.handle_id, m.service, m.date + i * 1000
                    from n, (select * from message order by rowid desc limit 1) m""".formatted(count));
            int _ = statement.executeUpdate("""
                    insert into chat_message_join (chat_id, message_id, message_date)
                    select (select max(chat_id) from chat_message_join), rowid, date from message
                    where rowid not in (select message_id from chat_message_join)""");
            connection.commit();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.15.10", "0.9.0"})
    void anotherDatabaseIsHeardFromItsEndAndReportedOnce(String version) throws Exception {
        try (ImsgFixture imsg = fixture(version)) {
            imsg.receive("known");
            imsg.awaitTexts("known");
            stopped(imsg);
            replaceDatabase(40);

            imsg.manager.start(AccountId.DEFAULT);
            await().atMost(LONG).until(() -> imsg.session().isPresent());
            assertThat(imsg.links.of(AccountId.DEFAULT).databaseNotice()).contains("another one than before");
            imsg.receive("new");
            imsg.awaitTexts("known", "new");

            imsg.manager.restart(AccountId.DEFAULT);
            await().atMost(LONG).until(() -> imsg.links.of(AccountId.DEFAULT).databaseNotice() == null);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.15.10", "0.9.0"})
    void aDatabaseThatIsReplacedWhileAChildReadsTheOldOneIsFound(String version) throws Exception {
        try (ImsgFixture imsg = fixture(version)) {
            imsg.receive("known");
            imsg.awaitTexts("known");
            replaceDatabase(5);

            imsg.clock.forward(Duration.ofSeconds(61));
            await().atMost(LONG)
                    .until(() -> imsg.links.of(AccountId.DEFAULT).databaseNotice() != null
                            && imsg.session().isPresent());
            imsg.receive("new");

            imsg.awaitTexts("known", "new");
        }
    }

    @Test
    void fiveThousandMessagesOfALongAbsenceComeOldestFirst() throws Exception {
        try (ImsgFixture imsg = fixture("0.15.10")) {
            stopped(imsg);
            many(5000);

            imsg.manager.start(AccountId.DEFAULT);

            List<String> expected =
                    IntStream.rangeClosed(1, 5000).mapToObj(i -> "many " + i).toList();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> imsg.pipeline.texts().size() >= 5000);
            assertThat(imsg.pipeline.texts()).isEqualTo(expected);
        }
    }

    @Test
    void whileTheStoreTakesNothingABacklogIsReadNoFurtherThanTheQueueIsLong() throws Exception {
        try (ImsgFixture imsg = fixture("0.15.10")) {
            stopped(imsg);
            many(5000);
            imsg.pipeline.refusals.set(Integer.MAX_VALUE);
            imsg.manager.start(AccountId.DEFAULT);

            await().atMost(LONG).until(() -> read(imsg) >= 1000);
            await().during(Duration.ofSeconds(1)).atMost(LONG).until(() -> read(imsg) <= 1200);
            imsg.pipeline.refusals.set(0);

            await().atMost(Duration.ofSeconds(60))
                    .until(() -> imsg.pipeline.texts().size() == 5000);
        }
    }

    private static long read(ImsgFixture imsg) {
        return imsg.links.of(AccountId.DEFAULT).counters().getOrDefault("messages", 0L);
    }
}
