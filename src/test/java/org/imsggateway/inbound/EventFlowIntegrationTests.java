package org.imsggateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imsggateway.agent.webhook.WebhookReceiver;
import org.imsggateway.agent.webhook.WebhookReceiver.Answer;
import org.imsggateway.agent.webhook.WebhookReceiver.Request;
import org.imsggateway.message.Messages;
import org.imsggateway.message.SettableClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Subscriptions to events, against a receiver that is there or away. */
class EventFlowIntegrationTests {

    @TempDir
    private Path home = Path.of(".");

    private final SettableClock clock = new SettableClock();
    private final WebhookReceiver receiver = new WebhookReceiver();
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private @Nullable InboundContext gateway;

    @AfterEach
    void stop() {
        close();
        receiver.close();
    }

    @Test
    void aMessageIsToldFromItsArrivalToItsAnswer() {
        receiver.answers(this::take);
        start().accept(Messages.direct().row(1).build());
        await().until(() -> taken.size() == 5);

        assertThat(taken)
                .containsExactly(
                        "inbound.received", "decision.made", "outbound.queued", "decision.made", "outbound.sent");
        assertThat(receiver.requests()).allMatch(request -> request.isSignedWith(WebhookReceiver.SECRET));
        assertThat(receiver.requests().stream().map(Request::id).distinct()).hasSize(5);
        assertThat(receiver.requests().get(3).json().at("/data/outcome").asString())
                .isEqualTo("answered");
    }

    @Test
    void aReceiverThatIsBrokenForTenMinutesGetsAllInOrderUnderTheSameIdsWithTheSameBytes() {
        Instant mended = clock.instant().plus(Duration.ofMinutes(10));
        receiver.answers(request -> clock.instant().isBefore(mended) ? Answer.status(500) : take(request));
        start().accept(Messages.direct().row(1).build());
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            clock.advance(Duration.ofSeconds(20));
            return taken.size() == 5;
        });

        List<Request> first = receiver.requests().subList(0, receiver.requests().size() - 4);
        assertThat(first).hasSizeGreaterThan(2);
        assertThat(first.stream().map(Request::id).distinct()).hasSize(1);
        assertThat(first.stream().map(Request::body).distinct()).hasSize(1);
        assertThat(taken).startsWith("inbound.received", "decision.made");
    }

    @Test
    void aReceiverThatIsSlowHoldsUpNeitherAnswersNorAnotherReceiverAndGetsAllInOrder() {
        var patience = new CountDownLatch(1);
        List<String> others = new CopyOnWriteArrayList<>();
        receiver.answers(request -> awaits(patience) ? take(request) : Answer.status(500));
        try (var other = new WebhookReceiver()) {
            other.answers(request -> {
                others.add(request.json().at("/type").asString());
                return Answer.status(200);
            });
            start(receiver, other).accept(Messages.direct().row(1).build());
            await().until(() ->
                    others.size() == 5 && gateway().channel().texts().size() == 1);
            assertThat(taken).isEmpty();

            patience.countDown();
            await().until(() -> taken.size() == 5);
            assertThat(taken).isEqualTo(others);
        }
    }

    private static boolean awaits(CountDownLatch latch) {
        try {
            return latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void whatWaitsAtTheEndOfTheProgramIsDeliveredByTheNext() {
        receiver.kill();
        start().accept(Messages.direct().row(1).build());
        gateway().outcomes();
        await().until(() -> gateway().channel().texts().size() == 1);
        close();
        receiver.answers(this::take);
        receiver.revive();
        start();

        await().until(() -> taken.size() == 5);
        assertThat(taken).startsWith("inbound.received", "decision.made");
    }

    private Answer take(Request request) {
        taken.add(request.json().at("/type").asString());
        return Answer.status(204);
    }

    private InboundContext start() {
        return start(receiver);
    }

    private InboundContext start(WebhookReceiver... receivers) {
        String webhooks = Stream.of(receivers)
                .map(one -> "{url: '%s', secret: %s}".formatted(one.url(), WebhookReceiver.SECRET))
                .collect(Collectors.joining(", "));
        String yaml = """
                agents: {list: [{id: main, runtime: {type: echo}}]}
                channels: {imessage: {dmPolicy: open, allowFrom: ['*']}}
                gateway: {webhooks: [%s]}
                """.formatted(webhooks);
        gateway = InboundContext.in(home, yaml, clock).telling().start();
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
}
