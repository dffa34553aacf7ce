package org.imsggateway.imsg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.imsggateway.database.TestStore;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.Messages;
import org.imsggateway.message.SettableClock;
import org.imsggateway.rpc.JsonRpcClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Rows on their way to the pipeline, while there is no child that could be asked. */
class ImsgRowsTests {

    private final RecordingPipeline pipeline = new RecordingPipeline();
    private final List<String> reasons = new CopyOnWriteArrayList<>();
    private final ImsgMetrics metrics = new ImsgMetrics(new SimpleMeterRegistry(), new SettableClock());
    private final SettableClock clock = new SettableClock();

    @TempDir
    private Path home = Path.of(".");

    @SuppressWarnings("NullAway.Init")
    private TestStore store;

    @SuppressWarnings("NullAway.Init")
    private MissingRows missing;

    @SuppressWarnings("NullAway.Init")
    private ImsgRows rows;

    @BeforeEach
    void begin() {
        store = TestStore.sqlite(home);
        missing = new MissingRows(
                AccountId.DEFAULT,
                new KnownRowsRepository(store.jdbc(), JsonMapper.shared()),
                store.transactions(),
                new ImsgPace(clock, clock, Duration.ZERO, ImsgPace.PATIENCE));
        ImsgLink link = new ImsgLink(AccountId.DEFAULT, new JsonRpcClient(), metrics);
        rows = new ImsgRows(link, pipeline, missing, reasons::add);
    }

    @AfterEach
    void stop() {
        rows.stop();
        store.close();
    }

    private static InboundMessage row(long number, long chat, String text) {
        return Messages.direct().row(number).chat(chat).text(text).build();
    }

    @Test
    void whatIsBehindARowThatCannotBeLookedUpComesAgainWithIt() throws Exception {
        rows.put(row(5, 1, "before"));
        rows.put(row(6, 0, ""));
        rows.put(row(7, 1, "behind"));
        rows.start();

        await().untilAsserted(() -> assertThat(pipeline.texts()).containsExactly("before"));
        assertThat(reasons).containsExactly("the chat of row 6 could not be looked up: not running");
        assertThat(pipeline.resumePoint(AccountId.DEFAULT)).hasValue(5);
        assertThat(pipeline.malformed()).isEmpty();

        rows.release();
        rows.put(row(6, 1, "placed"));
        rows.put(row(7, 1, "behind"));
        await().untilAsserted(() -> assertThat(pipeline.texts()).containsExactly("before", "placed", "behind"));
    }

    @Test
    void aRowThatCanNeverBeLookedUpIsGivenUpInTheEnd() throws Exception {
        rows.start();
        for (int i = 1; i <= 10; i++) {
            int times = i;
            rows.put(row(6, 0, ""));
            await().untilAsserted(() -> assertThat(reasons).hasSize(times));
            rows.release();
        }
        rows.put(row(6, 0, ""));

        await().untilAsserted(() -> assertThat(pipeline.malformed())
                .containsExactly("row 6: its chat could not be looked up: not running"));
    }

    @Test
    void oneUnstorableRowCostsItselfAlone() throws Exception {
        rows.put(row(5, 1, "first"));
        rows.put(row(6, 1, RecordingPipeline.UNSTORABLE));
        rows.put(row(7, 1, "last"));
        rows.start();

        await().untilAsserted(() -> assertThat(pipeline.texts()).containsExactly("first", "last"));
        assertThat(pipeline.malformed()).containsExactly("row 6: DataIntegrityViolationException");
    }

    @Test
    void oneRowThatBreaksThoseWhoTakeItCostsItselfAlone() throws Exception {
        rows.put(row(5, 1, "first"));
        rows.put(row(6, 1, RecordingPipeline.BREAKING));
        rows.put(row(7, 1, "last"));
        rows.start();

        await().untilAsserted(() -> assertThat(pipeline.texts()).containsExactly("first", "last"));
        assertThat(pipeline.malformed()).containsExactly("row 6: StackOverflowError");
    }

    @Test
    void aShortageOfMemoryCostsTimeAndNotTheRow() throws Exception {
        pipeline.shortages.set(2);
        rows.put(row(5, 1, "first"));
        rows.start();

        await().untilAsserted(() -> assertThat(pipeline.texts()).containsExactly("first"));
        assertThat(pipeline.malformed()).isEmpty();
    }

    @Test
    void aFaultThatNobodyExpectsCostsAnotherSubscription() throws Exception {
        pipeline.malformedFaults.set(1);
        rows.start();
        rows.put(row(5, 1, RecordingPipeline.UNSTORABLE));
        await().untilAsserted(() -> assertThat(reasons).containsExactly("the gateway failed: IllegalStateException"));
        await().until(rows::isIdle);

        rows.release();
        rows.put(row(5, 1, RecordingPipeline.UNSTORABLE));
        rows.put(row(6, 1, "next"));
        await().untilAsserted(() -> assertThat(pipeline.texts()).containsExactly("next"));
        assertThat(pipeline.malformed()).containsExactly("row 5: DataIntegrityViolationException");
    }

    @Test
    void aRowWithoutAChatNeverReachesThePipeline() throws Exception {
        rows.start();
        rows.put(row(6, 0, "whose chat is not known"));

        await().untilAsserted(() -> assertThat(reasons).hasSize(1));
        assertThat(pipeline.accepted()).isEmpty();
        assertThat(pipeline.resumePoint(AccountId.DEFAULT)).isEmpty();
    }

    @Test
    void whatWasLetGoBehindAHeldRowIsLookedForAlsoIfTheStreamDoesNotBringItAgain() throws Exception {
        rows.start();
        rows.put(row(6, 0, "whose chat is not known"));
        rows.put(row(3, 1, "found late"));

        await().untilAsserted(() -> assertThat(rows.isIdle()).isTrue());
        clock.advance(Duration.ofSeconds(5));
        assertThat(missing.due()).extracting(KnownRows.Gap::first).contains(6L);
    }
}
