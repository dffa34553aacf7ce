package org.imsggateway.agent.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The body as it is written for a webhook agent. */
class WebhookRequestTests {

    private static final Instant FINE = Instant.parse("2026-03-04T10:15:00.123456789Z");

    @Test
    void timesHaveThreeDecimalsHoweverFineTheClockIs() {
        String body = JsonMapper.shared().writeValueAsString(request(FINE));
        assertThat(body.split("\"2026-03-04T10:15:00.123Z\"", -1)).hasSize(4);
        assertThat(body).doesNotContain("123456");
    }

    @Test
    void aTimeThatIsUnknownIsNull() {
        assertThat(JsonMapper.shared().writeValueAsString(request(null))).contains("\"sentAt\":null");
    }

    private static WebhookRequest request(@Nullable Instant sentAt) {
        var data = new WebhookRequest.Data(
                "t",
                "main",
                "agent:main:main",
                "1",
                "default",
                new WebhookRequest.Place("direct", 7, "chat_id:7", null, List.of()),
                new WebhookRequest.Person("+15557000001", "+15557000001"),
                new WebhookRequest.Said("g", "hi", "hi", sentAt, true, false, null, List.of()),
                List.of(new WebhookRequest.Earlier("+15557000001", "hi", sentAt)));
        return new WebhookRequest(WebhookRequest.TYPE, 1, FINE, data);
    }
}
