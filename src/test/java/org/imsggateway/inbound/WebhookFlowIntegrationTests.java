package org.imsggateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.imsggateway.agent.Pause;
import org.imsggateway.agent.webhook.WebhookReceiver;
import org.imsggateway.agent.webhook.WebhookReceiver.Answer;
import org.imsggateway.agent.webhook.WebhookReceiver.Request;
import org.imsggateway.delivery.TurnReplies;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.Messages;
import org.imsggateway.message.SettableClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The webhook agent against a receiver that is there, away, slow or out of order. */
class WebhookFlowIntegrationTests {

    @TempDir
    private Path home = Path.of(".");

    private final SettableClock clock = new SettableClock();
    private final WebhookReceiver receiver = new WebhookReceiver();
    private @Nullable InboundContext gateway;
    private String mode = "";

    @AfterEach
    void stop() {
        close();
        receiver.close();
    }

    @Test
    void aMessageIsPostedSignedAndItsAnswerIsSent() {
        accept(start(""), "hello");

        assertThat(gateway().outcomes()).containsEntry("G-1", "HANDLED answered");
        Request request = receiver.requests().getFirst();
        assertThat(request.isSignedWith(WebhookReceiver.SECRET)).isTrue();
        assertThat(request.id()).isEqualTo(gateway().entries().getFirst().turnId());
        assertThat(request.header("content-type")).isEqualTo("application/json");
        assertThat(request.json().at("/type").asString()).isEqualTo("turn.requested");
        assertThat(request.json().at("/version").asInt()).isEqualTo(1);
        assertThat(request.json().at("/data/turnId").asString()).isEqualTo(request.id());
        assertThat(request.text()).isEqualTo("hello");
        await().until(() -> gateway().channel().texts().equals(List.of("yes")));
    }

    @Test
    void whatIsPostedSaysWhoSaidWhatWhereAndWhen() {
        start("").accept(Messages.direct().row(1).from("+1 (555) 700-0001").build());
        gateway().outcomes();

        var data = receiver.requests().getFirst().json().get("data");
        assertThat(data.at("/sender/id").asString()).isEqualTo("+15557000001");
        assertThat(data.at("/sender/address").asString()).isEqualTo("+1 (555) 700-0001");
        assertThat(data.at("/conversation/kind").asString()).isEqualTo("direct");
        assertThat(data.at("/sessionKey").asString()).isEqualTo("agent:main:main");
        assertThat(data.at("/message/mentioned").asBoolean()).isTrue();
        assertThat(Instant.parse(data.at("/message/sentAt").asString())).isNotNull();
        assertThat(data.at("/message/prompt").asString()).contains("[iMessage ").endsWith("hello");
    }

    @Test
    void filesAreNamedOnlyWhereTheAccountLetsAgentsKnowOfThem() {
        start("includeAttachments: true,")
                .accept(Messages.direct().row(1).file("image/png").build());
        gateway().outcomes();

        var files = receiver.requests().getFirst().json().at("/data/message/attachments");
        assertThat(files.findValuesAsString("mimeType")).containsExactly("image/png");
        assertThat(receiver.requests().getFirst().body()).doesNotContain("/Users/ana");
    }

    @Test
    void anEndpointThatIsBrokenForTenMinutesGetsEveryMessageInOrderAndTheSameBytesEachTime() {
        Instant mended = clock.instant().plus(Duration.ofMinutes(10));
        receiver.answers(request -> clock.instant().isBefore(mended) ? Answer.status(500) : echo(request));
        accept(start(""), "a", "b", "c");

        assertThat(gateway().outcomes().values()).containsOnly("HANDLED answered");
        await().until(() -> gateway().channel().texts().equals(List.of("a", "b", "c")));
        assertThat(bodiesById().values())
                .allSatisfy(bodies -> assertThat(bodies).containsOnly(bodies.getFirst()));
        assertThat(receiver.requests().stream().map(Request::text).distinct()).containsExactly("a", "b", "c");
        assertThat(receiver.requests())
                .hasSizeGreaterThan(8)
                .allMatch(request -> request.isSignedWith(WebhookReceiver.SECRET));
    }

    @Test
    void aReceiverThatIsKilledAndComesBackLosesNothing() {
        receiver.answers(WebhookFlowIntegrationTests::echo);
        receiver.kill();
        var pauses = new AtomicInteger();
        begin("", "", time -> {
            if (pauses.incrementAndGet() == 3) {
                receiver.revive();
            }
        });
        accept(gateway(), "a", "b");

        assertThat(gateway().outcomes().values()).containsOnly("HANDLED answered");
        await().until(() -> gateway().channel().texts().equals(List.of("a", "b")));
    }

    @Test
    void aSlowConversationHoldsUpNoOther() {
        var slow = new CountDownLatch(1);
        receiver.answers(request -> {
            if (request.text().equals("slow")) {
                awaitOpen(slow);
            }
            return echo(request);
        });
        accept(start(""), "slow", "after");
        gateway()
                .accept(Messages.direct()
                        .row(3)
                        .from("+15557000009")
                        .text("other")
                        .build());

        await().until(() -> gateway().channel().texts().equals(List.of("other")));
        slow.countDown();
        await().until(() -> gateway().channel().texts().equals(List.of("other", "slow", "after")));
    }

    @Test
    void afterARestartTheSameIdComesWithTheSameBytesEvenUnderAnotherConfiguration() {
        receiver.answers(request -> Answer.status(503));
        begin("", "", time -> new CountDownLatch(1).await());
        accept(gateway(), "hello");
        await().until(() -> receiver.requests().size() == 1);
        close();

        receiver.answers(WebhookFlowIntegrationTests::echo);
        start("", "defaults: {envelopeTimestamp: off},");
        assertThat(gateway().outcomes()).containsEntry("G-1", "HANDLED answered");
        assertThat(bodiesById()).hasSize(1);
        assertThat(bodiesById().values().iterator().next())
                .hasSize(2)
                .containsOnly(receiver.requests().getFirst().body());
    }

    @Test
    void aTurnThatWasPostedIsNotJoinedWithWhatCameAfterIt() {
        receiver.answers(request -> Answer.status(503));
        mode = "messages: {queue: {mode: collect}}";
        begin("", "", time -> new CountDownLatch(1).await());
        accept(gateway(), "first", "second", "third");
        await().until(() -> receiver.requests().size() == 1);
        Request posted = receiver.requests().getFirst();
        close();

        receiver.answers(request -> Answer.json("{\"text\": \"yes\"}"));
        start("");
        assertThat(gateway().outcomes()).hasSize(3);
        // How many of those that waited are taken up before the first has its turn, and so go together, is not certain.
        assertThat(receiver.requests().stream().skip(2).map(WebhookFlowIntegrationTests::prompt))
                .noneMatch(prompt -> prompt.contains("first"))
                .anyMatch(prompt -> prompt.contains("second"))
                .anyMatch(prompt -> prompt.contains("third"));
        assertThat(receiver.requests().get(1).id()).isEqualTo(posted.id());
        assertThat(receiver.requests().get(1).body()).isEqualTo(posted.body());
    }

    private static String prompt(Request request) {
        return request.json().at("/data/message/prompt").asString();
    }

    @Test
    void aDeadTurnThatIsRunAgainIsPostedUnderTheSameIdAndThenForgotten() {
        receiver.answers(request -> Answer.status(400));
        accept(start(""), "hello");
        assertThat(gateway().outcomes()).containsEntry("G-1", "DEAD agent failed: " + host() + " answered 400");

        receiver.answers(WebhookFlowIntegrationTests::echo);
        gateway()
                .bean(InboundController.class)
                .retry(gateway().entries().getFirst().id());
        await().until(() -> "HANDLED answered".equals(gateway().outcomes().get("G-1")));

        assertThat(bodiesById().values())
                .singleElement()
                .satisfies(bodies -> assertThat(bodies).hasSize(2).containsOnly(bodies.getFirst()));
        assertThat(kept()).isZero();
    }

    @Test
    void aReplyThatComesLaterIsTakenOnceUnderTheTurnOfTheRequest() {
        receiver.answers(request -> Answer.status(202));
        accept(start(""), "hello");
        assertThat(gateway().outcomes()).containsEntry("G-1", "WAITING waiting for an answer");

        assertThat(answered(receiver.requests().getFirst().id())).isTrue();
        assertThat(gateway().outcomes()).containsEntry("G-1", "HANDLED answered through the API");
        assertThat(kept()).isZero();
    }

    @Test
    void aReplyMayComeThroughTheApiBeforeTheRequestIsEvenAccepted() {
        receiver.answers(request -> {
            assertThat(answered(request.id())).isTrue();
            return Answer.status(202);
        });
        accept(start(""), "hello");

        assertThat(gateway().outcomes()).containsEntry("G-1", "HANDLED answered through the API");
        await().until(() -> kept() == 0);
        assertThat(gateway()
                        .jdbc()
                        .sql("select role from transcript order by id")
                        .query(String.class)
                        .list())
                .containsExactly("USER", "ASSISTANT");
    }

    private boolean answered(String turnId) {
        TurnReplies turns = gateway().bean(TurnReplies.class);
        return turns.answered(turns.resolve(turnId).orElseThrow(), "m-1", "later");
    }

    private static Answer echo(Request request) {
        return Answer.json("{\"text\": \"" + request.text() + "\"}");
    }

    private String host() {
        return receiver.url().substring("http://".length(), receiver.url().length() - "/in".length());
    }

    private Map<String, List<String>> bodiesById() {
        var bodies = new ConcurrentHashMap<String, List<String>>();
        receiver.requests()
                .forEach(request -> bodies.computeIfAbsent(request.id(), _ -> new ArrayList<>())
                        .add(request.body()));
        return bodies;
    }

    private long kept() {
        return gateway()
                .jdbc()
                .sql("select count(*) from webhook_request")
                .query(Long.class)
                .single();
    }

    private InboundContext start(String account) {
        return start(account, "");
    }

    private InboundContext start(String account, String agents) {
        return begin(account, agents, clock::advance);
    }

    private InboundContext begin(String account, String agents, Pause pause) {
        String yaml = """
                agents: {%s list: [{id: main, runtime: {type: webhook, url: '%s', secret: %s}}]}
                channels: {imessage: {%s dmPolicy: open, allowFrom: ['*']}}
                %s
                """.formatted(agents, receiver.url(), WebhookReceiver.SECRET, account, mode);
        gateway = InboundContext.in(home, yaml, clock).pausing(pause).start();
        return gateway();
    }

    private InboundContext gateway() {
        return Objects.requireNonNull(gateway);
    }

    private void close() {
        if (gateway != null) {
            gateway.close();
            gateway = null;
        }
    }

    private static void accept(InboundContext gateway, String... texts) {
        gateway.accept(IntStream.range(0, texts.length)
                .mapToObj(i -> Messages.direct().row(i + 1).text(texts[i]).build())
                .toArray(InboundMessage[]::new));
    }

    private static void awaitOpen(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
