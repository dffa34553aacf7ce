package org.imsggateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.imsggateway.config.GatewayHome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole gateway as a process of its own, with no account enabled: its calls, and that each needs the token. */
class GatewayApiIntegrationTests {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path directory;

    @SuppressWarnings("NullAway.Init")
    static StartedApi gateway;

    @BeforeAll
    static void start() throws IOException {
        gateway = StartedApi.in(directory);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    private static HttpResponse<String> ask(String method, String path, String token)
            throws IOException, InterruptedException {
        return gateway.ask(method, path, token);
    }

    private static List<String> calls() throws IOException, InterruptedException {
        JsonNode paths = JsonMapper.shared()
                .readTree(ask("GET", "/v3/api-docs", "").body())
                .path("paths");
        List<String> calls = new ArrayList<>();
        paths.properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation ->
                                calls.add(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return calls;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /channels",
                "GET /channels/status",
                "POST /channels/imessage/accounts/{id}/restart",
                "POST /channels/imessage/accounts/{id}/stop",
                "POST /channels/imessage/accounts/{id}/start",
                "GET /pairing",
                "POST /pairing/approve",
                "POST /pairing/reject",
                "GET /pairing/allowlist",
                "DELETE /pairing/allowlist/{sender}",
                "POST /messages",
                "GET /messages/{id}",
                "GET /inbound",
                "GET /inbound/{id}",
                "GET /inbound/{id}/trace",
                "POST /inbound/{id}/retry",
                "GET /sessions",
                "GET /sessions/{key}",
                "POST /sessions/{key}/reset",
                "GET /bindings",
                "POST /bindings",
                "DELETE /bindings/{id}",
                "POST /policy/simulate",
                "GET /chats",
                "GET /chats/{chatId}/messages",
                "GET /events",
                "GET /webhooks",
                "POST /webhooks/retry",
                "GET /doctor"
            })
    void everyCallIsInTheDocument(String call) throws Exception {
        assertThat(calls()).contains(call);
    }

    @Test
    void whatIsPostedToOthersIsInTheDocumentWithItsSchema() throws Exception {
        JsonNode document =
                JsonMapper.shared().readTree(ask("GET", "/v3/api-docs", "").body());
        assertThat(document.path("webhooks").propertyNames())
                .contains("turn.requested", "inbound.received", "outbound.sent", "account.changed");
        assertThat(document.at("/components/schemas/WebhookRequest/properties").propertyNames())
                .containsExactlyInAnyOrder("type", "version", "timestamp", "data");
        for (JsonNode reference : document.path("webhooks").findValues("$ref")) {
            assertThat(document.at(reference.stringValue().substring(1)).isObject())
                    .as(reference.stringValue())
                    .isTrue();
        }
    }

    @Test
    void everyCallNeedsTheToken() throws Exception {
        List<String> calls = calls();
        assertThat(calls).isNotEmpty();
        for (String call : calls) {
            String[] parts = call.split(" ", 2);
            String path = parts[1].replaceAll("\\{\\w+}", "1");
            assertThat(ask(parts[0], path, "").statusCode()).as(call).isEqualTo(401);
            assertThat(ask(parts[0], path, "wrong").statusCode()).as(call).isEqualTo(401);
        }
    }

    @Test
    void withTheTokenTheDoctorAndTheAccountsAnswer() throws Exception {
        String token = Files.readString(GatewayHome.tokenFile(directory.resolve("home")))
                .strip();
        assertThat(ask("GET", "/doctor", token).statusCode()).isEqualTo(200);
        assertThat(ask("GET", "/channels", token).body()).contains("\"disabled\"");
        assertThat(ask("GET", "/sessions/agent%3Amain%3Adirect%3A%2B15557000002", token)
                        .body())
                .contains("unknown-session", "agent:main:direct:+15557000002");
        assertThat(ask("GET", "/actuator/health/readiness", "").statusCode()).isEqualTo(200);
    }
}
