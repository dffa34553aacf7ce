package org.imsggateway.agent.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.imsggateway.agent.webhook.WebhookReceiver;
import org.imsggateway.agent.webhook.WebhookReceiver.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpCallsTests {

    private final HttpCalls calls = new HttpCalls();
    private final WebhookReceiver receiver = new WebhookReceiver();

    @AfterEach
    void stop() {
        calls.destroy();
        receiver.close();
    }

    @Test
    void whereNobodyListensTheHostIsNamedAndTheRestOfTheUrlIsNot() {
        receiver.kill();

        assertThatThrownBy(() -> post(receiver.url() + "?token=hunter2"))
                .hasMessageMatching("127\\.0\\.0\\.1:\\d+ cannot be reached")
                .asInstanceOf(type(CallException.class))
                .matches(CallException::retryable);
    }

    @Test
    void aRedirectIsAnAnswerAndIsNotFollowed() throws CallException, InterruptedException {
        receiver.answers(request -> new Answer(307, "", "", Map.of("Location", receiver.url() + "/elsewhere")));

        try (HttpAnswer answer = post(receiver.url())) {
            assertThat(answer.status()).isEqualTo(307);
        }
        assertThat(receiver.requests()).hasSize(1);
    }

    @Test
    void anInterruptEndsACall() throws InterruptedException {
        var never = new CountDownLatch(1);
        receiver.answers(request -> {
            try {
                never.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return Answer.status(200);
        });
        var ended = new CountDownLatch(1);
        Thread caller = Thread.ofVirtual().start(() -> {
            try {
                post(receiver.url()).close();
            } catch (CallException | InterruptedException given) {
                ended.countDown();
            }
        });
        caller.interrupt();

        ended.await();
        never.countDown();
    }

    private HttpAnswer post(String url) throws CallException, InterruptedException {
        return calls.post(URI.create(url), Map.of(), new byte[0], Duration.ofSeconds(10));
    }
}
