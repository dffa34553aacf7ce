package org.imsggateway.agent.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.imsggateway.config.Secret;
import org.junit.jupiter.api.Test;

class WebhookSignatureTests {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OLD = "whsec_b2xkLW9sZC1vbGQtb2xkLW9sZC1vbGQh";
    private static final String BODY = "{\"text\": \"Grüße 😀\"}";

    @Test
    void thePublishedVectorIsMet() {
        Map<String, String> headers = WebhookSignature.headers(
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                Instant.ofEpochSecond(1614265330),
                "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8),
                new Secret(SECRET));

        assertThat(headers)
                .containsEntry("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek")
                .containsEntry("webhook-timestamp", "1614265330")
                .containsEntry("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void theReferenceLibraryVerifiesWhatWeSign() {
        assertThatCode(() -> verify(SECRET, signed(SECRET), BODY)).doesNotThrowAnyException();
    }

    @Test
    void theReferenceLibraryRefusesAnotherBody() {
        assertThatThrownBy(() -> verify(SECRET, signed(SECRET), BODY + " "))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void whileASecretChangesBothTheOldAndTheNewOneVerify() {
        Map<String, String> headers = signed(SECRET + " " + OLD);

        assertThat(headers)
                .hasEntrySatisfying(
                        "webhook-signature",
                        both -> assertThat(both.split(" ", -1)).hasSize(2));
        assertThatCode(() -> verify(SECRET, headers, BODY)).doesNotThrowAnyException();
        assertThatCode(() -> verify(OLD, headers, BODY)).doesNotThrowAnyException();
    }

    @Test
    void withoutASecretThereIsNoSignature() {
        assertThat(WebhookSignature.headers("id", Instant.EPOCH, new byte[0], null))
                .containsOnlyKeys("Content-Type", "webhook-id", "webhook-timestamp");
    }

    private static Map<String, String> signed(String secrets) {
        return WebhookSignature.headers(
                "turn-1", Clock.systemUTC().instant(), BODY.getBytes(StandardCharsets.UTF_8), new Secret(secrets));
    }

    private static void verify(String secret, Map<String, String> headers, String body)
            throws WebhookVerificationException {
        Map<String, List<String>> lists = headers.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue())));
        new Webhook(secret).verify(body, lists);
    }
}
