package org.imsggateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.imsggateway.database.TestStore;
import org.imsggateway.message.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Pairing over HTTP: bodies, statuses, problem documents. */
class PairingControllerTests {

    /** Not static, so that no test which scans the whole class path takes it for a part of the program. */
    @ControllerAdvice
    @SuppressWarnings("ClassCanBeStatic")
    class Problems extends ResponseEntityExceptionHandler {}

    @TempDir
    Path home;

    private TestStore store;
    private PairingFixture gateway;
    private MockMvcTester http;

    @BeforeEach
    void start() {
        store = TestStore.sqlite(home);
        gateway = new PairingFixture(store);
        var controller = new PairingController(gateway.pairing, gateway.clock);
        http = MockMvcTester.of(
                List.of(controller),
                builder -> builder.setControllerAdvice(new Problems()).build());
    }

    @AfterEach
    void stop() {
        store.close();
    }

    private MvcTestResult post(String uri, String body) {
        return http.post()
                .uri(uri)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static void isProblem(MvcTestResult answer, int status, String kind, String field) {
        assertThat(answer).hasStatus(status).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer).bodyJson().extractingPath("$.type").isEqualTo("urn:imsg-gateway:problem:" + kind);
        if (!field.isEmpty()) {
            assertThat(answer).bodyJson().extractingPath("$.field").isEqualTo(field);
        }
    }

    @Test
    void pendingRequestsAreListedWithTheirCode() {
        String code = gateway.code(Arrived.direct());
        assertThat(http.get().uri("/pairing?channel=imessage&accountId="))
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"channel": "imessage", "requests": [{"id": "+15557000002", "code": "%s",
                          "accountId": "default", "sender": "+15557000002", "chatId": "5",
                          "createdAt": "2026-03-01T10:00:00Z", "expiresAt": "2026-03-01T11:00:00Z"}]}""".formatted(code));
        assertThat(http.get().uri("/pairing?accountId=b"))
                .bodyJson()
                .isLenientlyEqualTo("{\"channel\": \"imessage\", \"requests\": []}");
    }

    @Test
    void aCodeIsApproved() {
        String body =
                "{\"channel\":\"imessage\",\"code\":\"%s\",\"notify\":true}".formatted(gateway.code(Arrived.direct()));
        assertThat(post("/pairing/approve", body)).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                        {"channel": "imessage", "accountId": "default", "id": "+15557000002", "approved": true,
                         "warning": null}""");
        assertThat(gateway.events)
                .singleElement()
                .isInstanceOfSatisfying(
                        PairingApproved.class,
                        news -> assertThat(news.notifySender()).isTrue());
        isProblem(post("/pairing/approve", body), 404, "unknown-code", "");
    }

    @Test
    void anUnknownCodeIsNamedInTheAnswer() {
        assertThat(post("/pairing/approve", "{\"code\":\"nosuch22\"}"))
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .startsWith("no pending pairing request found for code: NOSUCH22");
        isProblem(post("/pairing/reject", "{\"code\":\"nosuch22\"}"), 404, "unknown-code", "");
    }

    @Test
    void aCodeIsRejected() {
        String body = "{\"code\":\"%s\",\"accountId\":\"default\"}".formatted(gateway.code(Arrived.direct()));
        assertThat(post("/pairing/reject", body)).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                        {"channel": "imessage", "accountId": "default", "id": "+15557000002", "approved": false}""");
        assertThat(gateway.ask(Arrived.direct())).isInstanceOf(PairingOutcome.Rejected.class);
    }

    @ParameterizedTest(name = "{1} of {0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"channel\":\"whatsapp\",\"code\":\"X\"}                       | channel",
                "{\"channel\":\"imessage\"}                                      | code",
                "{\"code\":\" \"}                                                | code",
                "{\"code\":\"X\",\"expiresAt\":\"2026-03-01T10:00:00Z\"}         | expiresAt",
            })
    void aWrongFieldIsNamed(String body, String field) {
        isProblem(post("/pairing/approve", body), 400, "invalid-field", field);
    }

    @Test
    void anUnknownChannelIsNamedWithTheOneThatThereIs() {
        var answer = http.get().uri("/pairing/allowlist?channel=whatsapp").exchange();
        isProblem(answer, 400, "invalid-parameter", "channel");
        assertThat(answer).bodyJson().extractingPath("$.detail").asString().contains("\"whatsapp\"", "imessage");
    }

    @Test
    void theCommandLineIsKeptAsTheFaceThatApproved() {
        http.post()
                .uri("/pairing/approve")
                .header("X-Imsg-Gateway-Face", "cli")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"code\":\"%s\",\"expiresAt\":\"2026-04-01T00:00:00Z\"}"
                        .formatted(gateway.code(Arrived.direct())))
                .exchange();
        assertThat(http.get().uri("/pairing/allowlist")).bodyJson().isLenientlyEqualTo("""
                        {"channel": "imessage", "senders": [{"id": "+15557000002", "accountId": "default",
                          "approvedAt": "2026-03-01T10:00:00Z", "approvedBy": "cli",
                          "expiresAt": "2026-04-01T00:00:00Z"}]}""");
    }

    @Test
    void anApprovalIsTakenBackOnce() {
        gateway.approve(gateway.code(Arrived.direct()));
        assertThat(http.delete().uri("/pairing/allowlist/{sender}?accountId=default", "+1 (555) 700-0002"))
                .hasStatus(204);
        assertThat(gateway.pairing.approved(PairingFixture.DEFAULT)).doesNotContain(Handle.of(Arrived.STRANGER));
        isProblem(http.delete().uri("/pairing/allowlist/+15557000002").exchange(), 404, "not-approved", "");
    }
}
