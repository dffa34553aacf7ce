package org.imsggateway.imsg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.imsggateway.message.AccountId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Texts that are so long that a page of them is no line that the gateway reads. */
@Timeout(240)
class ImsgLongRowsIntegrationTests {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir
    private Path directory = Path.of(".");

    @SuppressWarnings("NullAway.Init")
    private ImsgFixture imsg;

    @BeforeEach
    void begin() throws Exception {
        imsg = new ImsgFixture(Programs.simulator(directory, Map.of()), directory, "probeTimeoutMs: 20000", PATIENCE);
        imsg.receive("before everything");
        imsg.running();
        imsg.receive("known");
        imsg.awaitTexts("known");
    }

    @AfterEach
    void end() {
        imsg.close();
    }

    /** Someone writes so many texts of so many million characters, and a number behind each. */
    private void texts(int count, int millions) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("chat.db"));
                var statement = connection.createStatement()) {
            int _ = statement.executeUpdate("""
                    with recursive n(i) as (select 1 union all select i + 1 from n where i < %d)
                    insert into message (guid, text, handle_id, service, date)
                    select hex(randomblob(16)), hex(zeroblob(%d)) || ' ' || i, m.handle_id, m.service, m.date + i * 1000
                    from n, (select * from message order by rowid desc limit 1) m""".formatted(count, millions * 500_000));
            int _ = statement.executeUpdate("""
                    insert into chat_message_join (chat_id, message_id, message_date)
                    select (select max(chat_id) from chat_message_join), rowid, date from message
                    where rowid not in (select message_id from chat_message_join)""");
        }
    }

    /** What came, each by its last word. */
    private List<String> heard() {
        return imsg.pipeline.texts().stream()
                .map(text -> text.substring(text.lastIndexOf(' ') + 1))
                .toList();
    }

    @Test
    void longTextsThatWaitedCostTimeAndNoMessage() throws Exception {
        imsg.manager.stop(AccountId.DEFAULT);
        await().atMost(LONG).untilAsserted(() -> assertThat(imsg.state()).isInstanceOf(ImsgState.Stopped.class));
        texts(20, 1);
        imsg.manager.start(AccountId.DEFAULT);

        await().atMost(LONG).until(() -> heard().size() > 20);
        assertThat(heard())
                .containsExactly(
                        "known", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16",
                        "17", "18", "19", "20");
    }

    @Test
    void aTextThatIsTooLongByItselfHoldsUpNoneBehindIt() throws Exception {
        ImsgSession session = imsg.session().orElseThrow();
        long known = imsg.links.of(AccountId.DEFAULT).heard().last();
        texts(1, 17);
        imsg.receive("behind");
        var pages = new RowPages(
                () -> imsg.links.of(AccountId.DEFAULT).client().counters().longLines());

        assertThat(pages.after(session, Map.of("since_rowid", known), 200, PATIENCE))
                .isEmpty();
        assertThat(pages.after(session, Map.of("since_rowid", known + 1), 200, PATIENCE)
                        .orElseThrow()
                        .path("messages")
                        .path(0)
                        .path("text")
                        .asString())
                .isEqualTo("behind");
    }
}
