package org.imsggateway.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.imsggateway.session.SessionFixture.ANA;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.imsggateway.database.TestStore;
import org.imsggateway.message.Messages;
import org.imsggateway.session.Transcript.Role;
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

/** Sessions over HTTP: bodies, statuses, problem documents. */
class SessionControllerTests {

    /** Not static, so that no test which scans the whole class path takes it for a part of the program. */
    @ControllerAdvice
    @SuppressWarnings("ClassCanBeStatic")
    class Problems extends ResponseEntityExceptionHandler {}

    private static final String KEY = "agent:main:imessage:direct:" + ANA;

    @TempDir
    Path home;

    private TestStore store;
    private SessionFixture gateway;
    private MockMvcTester http;

    @BeforeEach
    void start() {
        store = TestStore.sqlite(home);
        gateway = new SessionFixture(store);
        gateway.configure("channels: {imessage: {}}\nsession: {dmScope: per-channel-peer}");
        http = MockMvcTester.of(
                List.of(new SessionController(gateway.sessions, gateway.transcript, gateway.clock)),
                builder -> builder.setControllerAdvice(new Problems()).build());
    }

    @AfterEach
    void stop() {
        store.close();
    }

    private static void isProblem(MvcTestResult answer, int status, String kind, String field) {
        assertThat(answer).hasStatus(status).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer).bodyJson().extractingPath("$.type").isEqualTo("urn:imsg-gateway:problem:" + kind);
        assertThat(answer).bodyJson().extractingPath("$.field").isEqualTo(field);
    }

    @Test
    void sessionsAreListedWithTheNewestActivityFirst() {
        gateway.touch(ANA);
        gateway.clock.advance(Duration.ofMinutes(5));
        gateway.touch(Messages.inGroup(42).build());
        gateway.dispatch(SessionFixture.dm(ANA));
        assertThat(http.get().uri("/sessions?limit=2")).bodyJson().isLenientlyEqualTo("""
                        {"sessions": [{"key": "agent:main:imessage:group:42", "agentId": "main", "turns": 0,
                           "accountId": "default", "lastActivityAt": "2026-03-04T10:20:00Z", "lastRoute": null},
                          {"key": "agent:main:imessage:direct:+15557000002", "startedAt": "2026-03-04T10:15:00Z"}]}""");
        assertThat(http.get().uri("/sessions/agent:main:main")).bodyJson().isLenientlyEqualTo("""
                        {"session": {"lastActivityAt": null, "accountId": null,
                          "lastRoute": {"channel": "imessage", "to": "+15557000002", "accountId": "default"}}}""");
    }

    @ParameterizedTest
    @CsvSource({"0", "501"})
    void aLimitOutOfRangeIsNamed(String limit) {
        isProblem(http.get().uri("/sessions?limit=" + limit).exchange(), 400, "invalid-parameter", "limit");
    }

    @ParameterizedTest
    @CsvSource({"agent:main:imessage:direct:+15557000002", "AGENT:main:imessage:direct:+15557000002"})
    void aSessionIsShownWithWhatWasSaidInIt(String key) {
        String incarnation = gateway.touch(ANA).incarnation();
        var at = gateway.clock.instant();
        gateway.transcript.append(new SessionKey(KEY), incarnation, "t1", Role.USER, "hello", at);
        gateway.transcript.append(new SessionKey(KEY), incarnation, "t1", Role.ASSISTANT, "hi", at.plusSeconds(2));
        assertThat(http.get().uri("/sessions/" + key)).bodyJson().isLenientlyEqualTo("""
                        {"session": {"key": "agent:main:imessage:direct:+15557000002", "turns": 1},
                         "transcript": [{"role": "user", "text": "hello", "at": "2026-03-04T10:15:00Z"},
                           {"role": "assistant", "text": "hi", "at": "2026-03-04T10:15:02Z"}]}""");
    }

    @Test
    void aSessionIsResetAndForgets() {
        SessionState before = gateway.touch(ANA);
        gateway.transcript.append(
                before.key(), before.incarnation(), "t1", Role.USER, "hello", gateway.clock.instant());
        assertThat(http.post().uri("/sessions/{key}/reset", KEY))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.incarnation")
                .isNotEqualTo(before.incarnation());
        assertThat(http.get().uri("/sessions/{key}", KEY))
                .bodyJson()
                .isLenientlyEqualTo("{\"session\": {\"turns\": 0}, \"transcript\": []}");
        assertThat(gateway.events).containsExactly(new SessionReset(before.key()));
    }

    @Test
    void aSessionThatIsNotThereIsNamedInTheAnswer() {
        var shown = http.get().uri("/sessions/{key}", KEY).exchange();
        isProblem(shown, 404, "unknown-session", "key");
        assertThat(shown).bodyJson().extractingPath("$.detail").asString().contains(KEY, "GET /sessions");
        isProblem(http.post().uri("/sessions/{key}/reset", KEY).exchange(), 404, "unknown-session", "key");
    }
}
