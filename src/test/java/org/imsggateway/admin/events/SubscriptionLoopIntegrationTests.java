package org.imsggateway.admin.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.imsggateway.agent.http.HttpCalls;
import org.imsggateway.agent.webhook.WebhookReceiver;
import org.imsggateway.agent.webhook.WebhookReceiver.Answer;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.config.Expiring;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.database.TestStore;
import org.imsggateway.doctor.Finding;
import org.imsggateway.inbound.MessageArrived;
import org.imsggateway.message.Messages;
import org.imsggateway.message.SettableClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.json.JsonMapper;

/** A subscription whose receiver refuses events, or is away, as an operator sees it. */
@ExtendWith(OutputCaptureExtension.class)
class SubscriptionLoopIntegrationTests {

    @TempDir
    Path home = Path.of(".");

    private final SettableClock clock = new SettableClock();
    private final WebhookReceiver receiver = new WebhookReceiver();
    private final HttpCalls calls = new HttpCalls();

    @SuppressWarnings("NullAway.Init")
    private TestStore store;

    @SuppressWarnings("NullAway.Init")
    private Subscriptions subscriptions;

    @SuppressWarnings("NullAway.Init")
    private EventDeliveryRepository repository;

    @SuppressWarnings("NullAway.Init")
    private EventWorker worker;

    /** Another test may have silenced the log of this process. */
    private static void logFrom(@Nullable LogLevel level) {
        LoggingSystem.get(SubscriptionLoopIntegrationTests.class.getClassLoader())
                .setLogLevel(GivenUpLog.class.getName(), level);
    }

    @BeforeEach
    void begin() {
        logFrom(LogLevel.WARN);
        store = TestStore.sqlite(home);
        subscriptions = subscribed("?token=right");
        repository = new EventDeliveryRepository(store.jdbc());
        worker = new EventWorker(subscriptions, new EventPosts(repository, calls, new SimpleMeterRegistry(), clock));
        worker.start();
    }

    @AfterEach
    void stop() {
        logFrom(null);
        worker.stop();
        calls.destroy();
        store.close();
        receiver.close();
    }

    @Test
    void whatIsRefusedIsGivenUpAndShownAndTheRestGoesOn() {
        receiver.answers(request -> Answer.status(request.body().contains("bad") ? 422 : 200));
        arrive("bad");
        arrive("good");
        await().until(() -> receiver.requests().size() == 2 && one().waiting() == 0);

        assertThat(one().dead()).isEqualTo(1);
        assertThat(one().failingSince()).isNull();
        assertThat(controller().report().dead()).singleElement().satisfies(dead -> {
            assertThat(dead.type()).isEqualTo("inbound.received");
            assertThat(dead.url()).isEqualTo(receiver.url());
            assertThat(dead.error()).endsWith(" answered 422");
        });
    }

    @Test
    void whatWasGivenUpIsTriedAgainWhenAPersonSaysSo() {
        receiver.answers(request -> Answer.status(410));
        arrive("hello");
        await().until(() -> one().dead() == 1);
        receiver.answers(request -> Answer.status(200));

        assertThat(controller().retry()).isEqualTo(new WebhookRetried(1, 1, 0));
        await().until(() -> one().waiting() == 0);
        assertThat(one().dead()).isZero();
        assertThat(receiver.requests().getLast())
                .extracting("body")
                .isEqualTo(receiver.requests().getFirst().body());
    }

    private Subscriptions subscribed(String query) {
        String yaml = "gateway: {webhooks: [{url: '%s', events: [inbound]}]}".formatted(receiver.url() + query);
        return new Subscriptions(new ConfigStore(GatewayConfig.parse(yaml), changed -> {}));
    }

    @Test
    void whatWaitedIsDeliveredWhenTheQueryOfItsEntryIsCorrected() {
        receiver.answers(request -> Answer.status(200));
        waits(subscribed("?token=wrong").all().iterator().next().key());
        worker.wake();

        await().until(() -> receiver.requests().size() == 1 && one().waiting() == 0);
    }

    @Test
    void whatWaitsForNobodyWhoIsConfiguredIsShownAndKept() {
        waits("0123456789abcdef");
        waits("https://gone.example/in");
        repository.bury(repository.head("https://gone.example/in").orElseThrow().id(), "away", clock.instant());

        assertThat(controller().report().subscriptions())
                .filteredOn(row -> !row.configured())
                .extracting(row -> "%s %d %d".formatted(row.url(), row.waiting(), row.dead()))
                .containsExactly("0123456789abcdef 1 0", "https://gone.example/in 0 1");
        assertThat(controller().retry()).isEqualTo(new WebhookRetried(0, 0, 2));
        assertThat(controller().report().subscriptions()).hasSize(3);
        assertThat(findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.symptom())
                        .isEqualTo("0123456789abcdef is no longer configured, and events for it wait (1)."));
    }

    private void waits(String key) {
        repository.insert(key, UUID.randomUUID().toString(), "inbound.received", "{}", clock.instant());
    }

    private List<Finding> findings() {
        return new SubscriptionsCheck(subscriptions, repository, worker).findings();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404})
    void whatWasSetUpWronglyForAWhileLosesNoEvent(int status) {
        receiver.answers(request -> Answer.status(status));
        arrive("hello");
        await().until(() -> one().failingSince() != null);
        assertThat(one().dead()).isZero();
        assertThat(one().waiting()).isEqualTo(1);
    }

    @Test
    void whatNobodyTakesForADayIsGivenUp() {
        receiver.answers(request -> Answer.status(503));
        arrive("hello");
        await().until(() -> one().failingSince() != null);
        assertThat(one().dead()).isZero();

        clock.advance(Duration.ofHours(24));
        await().until(() -> one().dead() == 1);
        assertThat(one().waiting()).isZero();
    }

    @Test
    void whatNobodyTookForADayIsGivenUpAllAtOnceWithoutAnotherPost() {
        receiver.answers(request -> Answer.status(503));
        Stream.generate(() -> key()).limit(Expiring.BATCH * 2 + 1).forEach(this::waits);
        worker.wake();
        await().until(() -> one().failingSince() != null);

        clock.advance(Duration.ofHours(24));
        await().until(() -> one().dead() == Expiring.BATCH * 2 + 1);
        assertThat(receiver.requests()).hasSize(1);
        assertThat(controller().report().dead().getFirst().error())
                .startsWith("nobody took it for 24 hours: ")
                .endsWith(" answered 503");
    }

    @Test
    void whatWaitedWhileTheProgramWasOffIsTried() {
        receiver.answers(request -> Answer.status(200));
        waits(key());
        clock.advance(Duration.ofHours(30));
        worker.wake();

        await().until(() -> receiver.requests().size() == 1 && one().waiting() == 0);
        assertThat(one().dead()).isZero();
    }

    @Test
    void aRetryOfAPersonEndsThePause() {
        receiver.answers(request -> new Answer(503, "", "", Map.of("Retry-After", "3600")));
        arrive("hello");
        await().until(() -> one().failingSince() != null);
        receiver.answers(request -> Answer.status(200));

        assertThat(controller().retry()).isEqualTo(new WebhookRetried(0, 1, 0));
        await().until(() -> one().waiting() == 0);
        assertThat(one().dead()).isZero();
    }

    @Test
    void aClockThatIsPutBackInAPauseHoldsUpNoEvent() {
        receiver.answers(request -> Answer.status(503));
        arrive("hello");
        await().until(() -> one().failingSince() != null);
        receiver.answers(request -> Answer.status(200));

        clock.advance(Duration.ofHours(-3));
        await().until(() -> one().waiting() == 0);
        assertThat(one().dead()).isZero();
    }

    @Test
    void theLogSaysOnceThatEventsAreGivenUpAndAnHourLaterHowManyMore(CapturedOutput output) {
        receiver.answers(request -> Answer.status(422));
        Stream.generate(() -> key()).limit(20).forEach(this::waits);
        worker.wake();
        await().until(() -> one().dead() == 20);
        assertThat(output.getAll()).containsOnlyOnce("events given up").contains("1 events given up: ");

        clock.advance(Duration.ofHours(1));
        worker.wake();
        await().until(() -> output.getAll().contains("19 events given up: "));
    }

    private String key() {
        return subscriptions.all().iterator().next().key();
    }

    @Test
    void aReceiverThatIsAwayIsNamedUntilItIsBack() {
        receiver.answers(request -> Answer.status(500));
        arrive("hello");
        await().until(() -> one().failingSince() != null);
        assertThat(findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.cause()).endsWith(" answered 500"));
        assertThat(health()).isEqualTo("DEGRADED");

        receiver.answers(request -> Answer.status(200));
        clock.advance(Duration.ofMinutes(5));
        await().until(() -> one().failingSince() == null);
        assertThat(health()).isEqualTo("UP");
    }

    @Test
    void aReceiverThatAsksForTimeGetsIt() {
        List<Instant> times = new CopyOnWriteArrayList<>();
        receiver.answers(request -> {
            times.add(clock.instant());
            return new Answer(429, "", "", Map.of("Retry-After", "600"));
        });
        arrive("hello");
        await().until(() -> {
            clock.advance(Duration.ofMinutes(1));
            worker.wake();
            return times.size() > 1;
        });

        assertThat(Duration.between(times.get(0), times.get(1))).isGreaterThanOrEqualTo(Duration.ofMinutes(10));
    }

    private void arrive(String text) {
        var queue = new EventQueue(subscriptions, repository, worker, new RecentEvents(), JsonMapper.shared(), clock);
        new EventSources(queue)
                .arrived(new MessageArrived(
                        1, Messages.direct().row(1).text(text).build()));
    }

    private WebhookReport.Subscribed one() {
        return controller().report().subscriptions().getFirst();
    }

    private WebhookController controller() {
        return new WebhookController(subscriptions, repository, worker, clock);
    }

    private String health() {
        return new SubscriptionsHealthIndicator(subscriptions, repository, worker)
                .health()
                .getStatus()
                .getCode();
    }
}
