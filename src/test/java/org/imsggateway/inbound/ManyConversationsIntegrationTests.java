package org.imsggateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.imsggateway.agent.webhook.WebhookReceiver;
import org.imsggateway.agent.webhook.WebhookReceiver.Answer;
import org.imsggateway.message.Messages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thousand conversations with an agent that is in no hurry. */
class ManyConversationsIntegrationTests {

    private static final int CONVERSATIONS = 1000;
    private static final Duration LONG = Duration.ofSeconds(90);

    @TempDir
    private Path home = Path.of(".");

    private final WebhookReceiver receiver = new WebhookReceiver();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    @AfterEach
    void stop() {
        receiver.close();
    }

    private InboundContext start(String more) {
        return InboundContext.in(home, """
                agents: {list: [{id: main, runtime: {type: webhook, url: '%s', timeout: 5m%s}}]}
                channels: {imessage: {dmPolicy: open, allowFrom: ['*']}}
                session: {dmScope: per-peer}
                """.formatted(receiver.url(), more)).start();
    }

    private static void everybodyIsAnswered(InboundContext gateway, int people) {
        everybodyWrites(gateway, people);
        await().atMost(LONG).until(() -> gateway.channel().texts().size() == people);
    }

    private static void everybodyWrites(InboundContext gateway, int people) {
        IntStream.rangeClosed(1, people)
                .forEach(i -> gateway.accept(Messages.direct()
                        .row(i)
                        .from("+1555600%04d".formatted(i))
                        .text("hello")
                        .build()));
    }

    @Test
    void noConversationWaitsForTheAgentOfAnother() {
        var allAreAsked = new CountDownLatch(CONVERSATIONS);
        receiver.answers(_ -> {
            allAreAsked.countDown();
            return isOver(allAreAsked) ? Answer.json("{\"text\": \"yes\"}") : Answer.status(400);
        });
        try (InboundContext gateway = start("")) {
            everybodyIsAnswered(gateway, CONVERSATIONS);

            assertThat(gateway.channel().texts()).containsOnly("yes");
            assertThat(receiver.requests()).hasSize(CONVERSATIONS);
        }
    }

    @Test
    void anAgentIsAskedByNoMoreAtOnceThanItsLimitSays() {
        var goOn = new CountDownLatch(1);
        receiver.answers(_ -> {
            most.accumulateAndGet(open.incrementAndGet(), Math::max);
            boolean answered = isOver(goOn);
            open.decrementAndGet();
            return answered ? Answer.json("{\"text\": \"yes\"}") : Answer.status(400);
        });
        try (InboundContext gateway = start(", maxConcurrent: 3")) {
            everybodyWrites(gateway, 100);
            await().atMost(LONG)
                    .until(() -> open.get() == 3
                            && gateway.entries().stream()
                                            .filter(entry -> entry.state().equals("QUEUED"))
                                            .count()
                                    == 100);
            goOn.countDown();
            await().atMost(LONG).until(() -> gateway.channel().texts().size() == 100);

            assertThat(most).hasValue(3);
        }
    }

    private static boolean isOver(CountDownLatch latch) {
        try {
            return latch.await(LONG.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
