package org.imsggateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.imsggateway.agent.openai.ModelServer.DONE;
import static org.imsggateway.agent.openai.ModelServer.body;
import static org.imsggateway.agent.openai.ModelServer.end;
import static org.imsggateway.agent.openai.ModelServer.json;
import static org.imsggateway.agent.openai.ModelServer.streams;
import static org.imsggateway.agent.openai.ModelServer.token;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.imsggateway.agent.openai.ModelServer;
import org.imsggateway.message.Messages;
import org.imsggateway.message.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A conversation with a model, from what arrives to what is handed to Messages. */
class ModelFlowIntegrationTests {

    private final ModelServer server = new ModelServer();
    private final List<Duration> pauses = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);

    @SuppressWarnings("NullAway.Init")
    private InboundContext gateway;

    @BeforeEach
    void start(@TempDir Path home) {
        String yaml = """
                agents:
                  list: [{id: main, runtime: {type: openai, baseUrl: '%s', model: small, retries: 1, timeout: 2s}}]
                channels: {imessage: {dmPolicy: open, allowFrom: ['*']}}
                """.formatted(server.baseUrl());
        gateway = InboundContext.in(home, yaml, new SettableClock())
                .pausing(pauses::add)
                .start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        gateway.close();
        server.close();
    }

    @Test
    void theSecondQuestionBringsTheFirstAndItsAnswer() {
        say(1, "When do we meet?");
        server.answers(streams(token("No."), end("stop"), DONE));
        say(2, "Not earlier?");

        List<String> messages = server.requests().getLast().messages();
        assertThat(messages).hasSize(3);
        assertThat(messages.getFirst()).startsWith("user: [iMessage ").endsWith("When do we meet?");
        assertThat(messages.get(1)).isEqualTo("assistant: yes");
        assertThat(messages.getLast()).startsWith("user: [iMessage ").endsWith("Not earlier?");
        await().until(() -> gateway.channel().texts().equals(List.of("yes", "No.")));
    }

    @Test
    void aBusyServerIsAskedAgainAfterThePauseItAsksFor() {
        server.answers((request, exchange) -> {
            var answer = server.requests().size() == 1
                    ? body(429, "application/json", new byte[0], "20")
                    : streams(token("yes"), end("stop"), DONE);
            answer.answer(request, exchange);
        });
        say(1, "hello");

        assertThat(gateway.outcomes()).containsEntry("G-1", "HANDLED answered");
        assertThat(pauses).containsExactly(Duration.ofSeconds(20));
    }

    @Test
    void anErrorReachesTheOperatorAndNeverTheChat() {
        server.answers(json(401, "{'error':{'message':'Incorrect key','code':'invalid_api_key'}}"));
        say(1, "hello");

        assertThat(gateway.outcomes())
                .containsEntry(
                        "G-1",
                        "DEAD agent failed: " + server.host()
                                + " answered 401 (invalid_api_key): check runtime.apiKey");
        await().until(() -> gateway.channel().texts().size() == 1);
        assertThat(gateway.channel().texts().getFirst()).doesNotContain("401", "key", server.host());
    }

    @Test
    void aMessageThatIsRunAgainIsShownToTheModelOnce() {
        server.answers(json(401, "{}"));
        say(1, "hello");
        server.answers(streams(token("hi"), end("stop"), DONE));
        gateway.bean(InboundController.class).retry(gateway.entries().getFirst().id());
        await().until(() -> "HANDLED answered".equals(gateway.outcomes().get("G-1")));

        assertThat(server.requests().getLast().messages())
                .singleElement()
                .satisfies(message -> assertThat(message).endsWith("hello"));
    }

    @Test
    void aModelThatStopsInTheMiddleIsGivenUpAtTheDeadlineAndAskedAgain() {
        server.answers((request, exchange) -> {
            streams(token("At")).answer(request, exchange);
            awaitEnd();
        });
        say(1, "hello");

        assertThat(gateway.outcomes()).containsEntry("G-1", "DEAD agent failed: no answer within 2 s (tried 2 times)");
        assertThat(server.requests()).hasSize(2);
    }

    private void say(long row, String text) {
        gateway.accept(Messages.direct().row(row).text(text).build());
        gateway.outcomes();
    }

    private void awaitEnd() {
        try {
            over.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
