package org.imsggateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.imsggateway.agent.openai.ModelServer.DONE;
import static org.imsggateway.agent.openai.ModelServer.end;
import static org.imsggateway.agent.openai.ModelServer.streams;
import static org.imsggateway.agent.openai.ModelServer.token;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.imsggateway.agent.openai.ModelServer;
import org.imsggateway.agent.webhook.WebhookReceiver;
import org.imsggateway.agent.webhook.WebhookReceiver.Answer;
import org.imsggateway.message.Messages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Answers that go out while a model or a webhook says them. */
@Timeout(120)
class StreamingAgentsIntegrationTests {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path home;

    private final ModelServer model = new ModelServer();
    private final WebhookReceiver receiver = new WebhookReceiver();
    private final CountDownLatch goOn = new CountDownLatch(1);

    @SuppressWarnings("NullAway.Init") // every test starts one
    private InboundContext gateway;

    private void start(String runtime) {
        gateway =
                InboundContext.in(home, """
                agents: {list: [{id: main, runtime: {%s, retries: 1}}]}
                channels: {imessage: {blockStreaming: true, dmPolicy: open, allowFrom: ["*"]}}
                """.formatted(runtime)).pausing(_ -> {}).start();
        gateway.accept(Messages.direct().row(1).text("hi").build());
    }

    @AfterEach
    void stop() {
        goOn.countDown();
        gateway.close();
        model.close();
        receiver.close();
    }

    private void awaitTexts(String... texts) {
        await().untilAsserted(() -> assertThat(gateway.channel().texts()).containsExactly(texts));
    }

    @Test
    void aModelIsHeardWhileItSpeaksAndAgainAfterItsStreamBroke() {
        model.answers((request, exchange) -> {
            streams(token("One.\\n\\nTw"), token("o.\\n\\nTh")).answer(request, exchange);
            awaitGoOn();
        });
        start("type: openai, model: small, baseUrl: '" + model.baseUrl() + "'");
        awaitTexts("One.", "Two.");
        model.answers(streams(token("One.\\n\\nTwo.\\n\\nThree."), end("stop"), DONE));
        goOn.countDown();
        assertThat(gateway.outcomes()).containsEntry("G-1", "HANDLED answered");
        awaitTexts("One.", "Two.", "Three.");
    }

    @Test
    void partsOfAWebhooksReplyAreSentOnceHoweverOftenItIsAsked() {
        receiver.answers(request -> lines(
                "{\"delta\": \"One.\\n\\nTw\"}",
                receiver.requests().size() < 2 ? "" : "{\"delta\": \"o.\", \"done\": true}"));
        start("type: webhook, url: '" + receiver.url() + "'");
        assertThat(gateway.outcomes()).containsEntry("G-1", "HANDLED answered");
        awaitTexts("One.", "Two.");
        assertThat(receiver.requests()).hasSize(2);
    }

    @Test
    void aWebhookMayBeginAnewAsLongAsItSaysWhatWentOut() {
        receiver.answers(request ->
                lines("{\"delta\": \"One.\\n\\nTw\"}", "{\"text\": \"One.\\n\\nThree.\\n\\nFour.\", \"done\": true}"));
        start("type: webhook, url: '" + receiver.url() + "'");
        assertThat(gateway.outcomes()).containsEntry("G-1", "HANDLED answered");
        awaitTexts("One.", "Three.", "Four.");
    }

    @Test
    void aWebhookCannotTakeBackWhatWentOut() {
        receiver.answers(request -> lines("{\"delta\": \"One.\\n\\nTw\"}", "{\"text\": \"Other\", \"done\": true}"));
        start("type: webhook, url: '" + receiver.url() + "'");
        assertThat(gateway.outcomes().get("G-1")).startsWith("DEAD agent failed: it said something else");
        await().until(() -> gateway.channel().texts().size() == 2);
        assertThat(gateway.channel().texts().getFirst()).isEqualTo("One.");
    }

    private static Answer lines(String... lines) {
        return Answer.of(200, "application/x-ndjson", String.join("\n", lines) + "\n");
    }

    private void awaitGoOn() {
        try {
            goOn.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
