package org.imsggateway.admin.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.imsggateway.access.PairingApproved;
import org.imsggateway.access.PairingRejected;
import org.imsggateway.agent.http.HttpCalls;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.database.TestStore;
import org.imsggateway.imsg.ImsgState;
import org.imsggateway.imsg.ImsgStateChanged;
import org.imsggateway.inbound.MessageArrived;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.ChatTarget;
import org.imsggateway.message.Handle;
import org.imsggateway.message.Messages;
import org.imsggateway.message.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is queued of what happens; nothing is posted. */
class EventSourcesTests {

    private static final String ALL = "gateway: {webhooks: [{url: 'https://hooks.example/in?token=x'}]}";
    private static final Handle ANA = Handle.of("+15557000001");

    @TempDir
    Path home = Path.of(".");

    @SuppressWarnings("NullAway.Init")
    private TestStore store;

    private final SettableClock clock = new SettableClock();
    private final HttpCalls calls = new HttpCalls();
    private final RecentEvents recent = new RecentEvents();

    @BeforeEach
    void begin() {
        store = TestStore.sqlite(home);
    }

    @AfterEach
    void close() {
        store.close();
        calls.destroy();
    }

    @Test
    void aMessageThatArrivesIsToldWithItsText() {
        sources(ALL).arrived(new MessageArrived(7, Messages.direct().row(1).build()));

        assertThat(told().at("/type").asString()).isEqualTo("inbound.received");
        assertThat(told().at("/version").asInt()).isEqualTo(1);
        assertThat(told().at("/timestamp").asString()).isEqualTo("2026-03-04T10:15:00.000Z");
        assertThat(told().at("/data/inboundId").asLong()).isEqualTo(7);
        assertThat(told().at("/data/text").asString()).isEqualTo("hello");
    }

    @Test
    void timesHaveThreeDecimalsHoweverFineTheClockIs() {
        clock.set("2026-03-04T10:15:00.123456789Z");
        var sent = Messages.direct().row(1).sentAt(clock.instant()).build();
        sources(ALL).arrived(new MessageArrived(7, sent));

        assertThat(told().at("/timestamp").asString()).isEqualTo("2026-03-04T10:15:00.123Z");
        assertThat(told().at("/data/sentAt").asString()).isEqualTo("2026-03-04T10:15:00.123Z");
    }

    @Test
    void onlyWhatWasSubscribedToIsTold() {
        sources("gateway: {webhooks: [{url: 'https://hooks.example/in', events: [pairing]}]}")
                .arrived(new MessageArrived(7, Messages.direct().row(1).build()));

        assertThat(bodies()).isEmpty();
    }

    @Test
    void whatIsRolledBackIsNotTold() {
        EventSources sources = sources(ALL);
        store.transactions().executeWithoutResult(transaction -> {
            sources.arrived(new MessageArrived(7, Messages.direct().row(1).build()));
            transaction.setRollbackOnly();
        });

        assertThat(bodies()).isEmpty();
        assertThat(recent.place(null).after()).isZero();
    }

    @Test
    void whoListensIsToldWhereNobodyHasSubscribed() throws InterruptedException {
        sources("channels: {imessage: {}}")
                .arrived(new MessageArrived(7, Messages.direct().row(1).build()));

        assertThat(bodies()).isEmpty();
        assertThat(recent.after(0, Duration.ZERO))
                .singleElement()
                .extracting(one -> one.event().type())
                .isEqualTo("inbound.received");
    }

    @Test
    void whoIsLetInOrTurnedDownIsTold() {
        EventSources sources = sources(ALL);
        sources.approved(new PairingApproved(
                AccountId.DEFAULT, ANA, new ChatTarget.ByHandle("+15557000001", Optional.empty()), true, "hi"));
        sources.rejected(new PairingRejected(AccountId.DEFAULT, ANA));

        assertThat(bodies())
                .extracting(body -> body.at("/type").asString())
                .containsExactly("pairing.approved", "pairing.rejected");
        assertThat(told().at("/data/sender").asString()).isEqualTo("+15557000001");
    }

    @Test
    void anAccountThatChangesIsTold() {
        sources(ALL)
                .account(new ImsgStateChanged(
                        AccountId.DEFAULT, new ImsgState.Running(Instant.EPOCH, "no permission", "grant it")));

        assertThat(told().at("/data/health").asString()).isEqualTo("DEGRADED");
        assertThat(told().at("/data/remedy").asString()).isEqualTo("grant it");
    }

    @Test
    void aStoreThatCannotBeWrittenDoesNotUndoWhatIsAFactAlready() {
        EventSources sources = sources(ALL);
        store.jdbc().sql("drop table event_delivery").update();

        sources.rejected(new PairingRejected(AccountId.DEFAULT, ANA));
    }

    private JsonNode told() {
        return bodies().getFirst();
    }

    private List<JsonNode> bodies() {
        return store.jdbc().sql("select body from event_delivery order by id").query(String.class).list().stream()
                .map(body -> JsonMapper.shared().readTree(body))
                .toList();
    }

    private EventSources sources(String yaml) {
        var config = new ConfigStore(GatewayConfig.parse(yaml), changed -> {});
        var subscriptions = new Subscriptions(config);
        var repository = new EventDeliveryRepository(store.jdbc());
        var posts = new EventPosts(repository, calls, new SimpleMeterRegistry(), clock);
        var worker = new EventWorker(subscriptions, posts);
        return new EventSources(new EventQueue(subscriptions, repository, worker, recent, JsonMapper.shared(), clock));
    }
}
