package org.imsggateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.imsggateway.agent.AcpSession;
import org.imsggateway.agent.AcpSessions;
import org.imsggateway.agent.OwnerQuestions;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.database.TestStore;
import org.imsggateway.message.Messages;
import org.imsggateway.message.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.databind.json.JsonMapper;

/** Bindings over HTTP, with sessions of agents whose programs are on every machine that builds this. */
class BindingControllerTests {

    /** Not static, so that no test which scans the whole class path takes it for a part of the program. */
    @ControllerAdvice
    @SuppressWarnings("ClassCanBeStatic")
    class Problems extends ResponseEntityExceptionHandler {}

    private static final String AGENTS = """
            channels: {imessage: {accounts: {default: {}, work: {}}}}
            agents:
              list:
                - {id: main}
                - {id: coder, runtime: {type: acp, acp: {command: ["/bin/sh"]}}}
                - {id: gone, runtime: {type: acp, acp: {command: ["/nowhere/agent"]}}}
            """;

    private static final long NO_CHAT = 999;

    @TempDir
    Path home;

    private final SettableClock clock = new SettableClock();
    private final ConfigStore config = new ConfigStore(GatewayConfig.parse(AGENTS), _ -> {});
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private TestStore store;
    private MockMvcTester http;

    @BeforeEach
    void start() {
        store = TestStore.sqlite(home);
        context.registerBean(ConfigStore.class, () -> config);
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(JdbcClient.class, store::jdbc);
        context.registerBean(TransactionTemplate.class, store::transactions);
        context.registerBean(JsonMapper.class, () -> JsonMapper.builder().build());
        context.registerBean(OwnerQuestions.class);
        context.registerBean(KnownChats.class, () -> (_, chatId) -> chatId == NO_CHAT);
        context.registerBean(RetryTemplate.class, () -> new RetryTemplate());
        context.scan("org.imsggateway.session", "org.imsggateway.agent.acp");
        context.refresh();
        http = MockMvcTester.of(
                List.of(context.getBean(BindingController.class)),
                builder -> builder.setControllerAdvice(new Problems()).build());
    }

    @AfterEach
    void stop() {
        context.close();
        store.close();
    }

    private void configure(String more) {
        config.replace(GatewayConfig.parse(AGENTS + more));
    }

    private MvcTestResult post(String body) {
        return http.post()
                .uri("/bindings")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private List<AcpSession> sessions() {
        return context.getBean(AcpSessions.class).newest(10);
    }

    private List<Binding> bindings() {
        return context.getBean(Bindings.class).all();
    }

    private static void isProblem(MvcTestResult answer, int status, String kind, String field) {
        assertThat(answer).hasStatus(status).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer).bodyJson().extractingPath("$.type").isEqualTo("urn:imsg-gateway:problem:" + kind);
        assertThat(answer).bodyJson().extractingPath("$.field").isEqualTo(field);
    }

    private static void says(MvcTestResult answer, String... words) {
        assertThat(answer).bodyJson().extractingPath("$.detail").asString().contains(words);
    }

    @Test
    void configuredBindingsAreListedWithWhatTheyMatch() {
        configure("""
                bindings:
                  - {agentId: poet, comment: verses, match: {channel: imessage, peer: {kind: group, id: "42"}}, session: {groupScope: main}}
                  - {agentId: ops, match: {channel: imessage, accountId: "*", peer: {kind: dm, id: "*"}}}
                  - {agentId: ops, match: {channel: imessage, accountId: Work}}
                """);
        assertThat(http.get().uri("/bindings")).bodyJson().isLenientlyEqualTo("""
                        {"bindings": [
                          {"id": "configuration-0", "origin": "configuration", "type": "route", "agentId": "poet",
                           "matches": "group 42 on account default", "channel": "imessage", "accountId": "default",
                           "conversation": "chat_id:42", "sessionKey": null, "boundAt": null, "endsAt": null,
                           "peerKind": "group", "peerId": "42", "dmScope": null, "groupScope": "main", "comment": "verses"},
                          {"agentId": "ops", "matches": "every direct conversation on any account", "accountId": "*",
                           "conversation": null},
                          {"matches": "every conversation on account work", "peerKind": null}]}""");
    }

    @Test
    void aConfiguredBindingToASessionShowsTheSessionWhereThatIsKnown() {
        configure("""
                bindings:
                  - {type: acp, agentId: coder, match: {channel: imessage, peer: {kind: group, id: "chat_id:123"}}}
                  - {type: acp, agentId: coder, match: {channel: imessage, peer: {kind: group, id: "chat_guid:iMessage;+;Q"}}}
                """);
        assertThat(http.get().uri("/bindings")).bodyJson().isLenientlyEqualTo("""
                        {"bindings": [
                          {"type": "acp", "conversation": "chat_id:123",
                           "sessionKey": "agent:coder:acp:binding:imessage:default:905596983631bbc5"},
                          {"type": "acp", "conversation": "chat_guid:iMessage;+;Q", "sessionKey": null}]}""");
    }

    @Test
    void aConversationIsBoundToANewSessionOfAnAgent() {
        MvcTestResult answer = post("{\"to\": \"+1 (555) 700-0002\", \"agentId\": \"Coder\", \"label\": \"fix\"}");
        String key = sessions().getFirst().key().value();
        assertThat(answer).hasStatus(201).bodyJson().isLenientlyEqualTo("""
                        {"origin": "api", "type": "acp", "agentId": "coder", "accountId": "default", "boundBy": null,
                         "conversation": "+15557000002", "sessionKey": "%s", "boundAt": "2026-03-04T10:15:00Z",
                         "endsAt": "2026-03-05T10:15:00Z"}""".formatted(key));
        assertThat(sessions().getFirst().label()).isEqualTo("fix");
        var message = Messages.direct().from("+15557000002").build();
        assertThat(context.getBean(SessionRouter.class)
                        .route(message, SessionFixture.conversation(message), config.current())
                        .session()
                        .value())
                .isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({"key", "uuid", "label"})
    void anExistingSessionIsNamedByItsKeyOrIdOrLabel(String how) {
        post("{\"to\": \"chat_id:42\", \"agentId\": \"coder\", \"label\": \"fix\"}");
        String key = sessions().getFirst().key().value();
        String token = switch (how) {
            case "key" -> key;
            case "uuid" -> key.substring(key.lastIndexOf(':') + 1);
            default -> "fix";
        };
        assertThat(post("{\"to\": \"chat_guid:iMessage;+;Q\", \"accountId\": \"work\", \"session\": \"" + token
                        + "\"}"))
                .hasStatus(201)
                .bodyJson()
                .isLenientlyEqualTo("{\"sessionKey\": \"%s\", \"accountId\": \"work\"}".formatted(key));
        assertThat(sessions()).hasSize(1);
    }

    @Test
    void whatIsBoundAlreadyIsSaidAndTakenOverOnlyIfThatIsWanted() {
        clock.advance(Duration.ofNanos(123_456_789));
        post("{\"to\": \"chat_id:42\", \"agentId\": \"coder\"}");
        String first = bindings().getFirst().session().value();
        MvcTestResult again = post("{\"to\": \"chat_id:42\", \"agentId\": \"coder\"}");
        isProblem(again, 409, "conversation-bound", "to");
        says(again, "chat_id:42", first, "since 2026-03-04T10:15:00Z, over the API", "\"replace\": true (--replace)");
        assertThat(sessions()).hasSize(1);
        assertThat(post("{\"to\": \"chat_id:42\", \"agentId\": \"coder\", \"replace\": true}"))
                .hasStatus(201);
        assertThat(bindings())
                .singleElement()
                .extracting(one -> one.session().value())
                .isNotEqualTo(first);
    }

    @Test
    void aBindingIsEndedByItsIdAndItsSessionStays() {
        post("{\"to\": \"chat_id:42\", \"agentId\": \"coder\"}");
        String id = bindings().getFirst().id();
        assertThat(http.delete().uri("/bindings/" + id)).hasStatus(204);
        assertThat(bindings()).isEmpty();
        assertThat(sessions()).hasSize(1);
        isProblem(http.delete().uri("/bindings/" + id).exchange(), 404, "unknown-binding", "id");
    }

    @Test
    void aConfiguredBindingIsEndedInTheConfigurationOnly() {
        configure("bindings: [{agentId: poet, match: {channel: imessage}}]");
        MvcTestResult answer = http.delete().uri("/bindings/configuration-0").exchange();
        isProblem(answer, 409, "configured-binding", "id");
        says(answer, "bindings[0]", "poet");
        isProblem(http.delete().uri("/bindings/configuration-1").exchange(), 404, "unknown-binding", "id");
        isProblem(http.delete().uri("/bindings/configuration-x").exchange(), 404, "unknown-binding", "id");
    }

    @Test
    void anEndedBindingIsNotListed() {
        post("{\"to\": \"chat_id:42\", \"agentId\": \"coder\"}");
        clock.advance(Duration.ofHours(25));
        assertThat(http.get().uri("/bindings")).bodyJson().isLenientlyEqualTo("{\"bindings\": []}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'agentId': 'coder'}                                  | 400 | invalid-field   | to        | There is no target",
                "{'to': 'chat_id:x', 'agentId': 'coder'}               | 400 | invalid-field   | to        | such as chat_id:42",
                "{'to': 'chat_id:0', 'agentId': 'coder'}               | 400 | invalid-field   | to        | names no conversation",
                "{'to': 'chat_id:1'}                                   | 400 | invalid-field   | agentId   | \"agentId\" (--agent)",
                "{'to': 'chat_id:1', 'agentId': 'a', 'session': 'b'}   | 400 | invalid-field   | session   | \"session\" (--session) and \"agentId\" (--agent)",
                "{'to': 'chat_id:1', 'session': 'b', 'label': 'c'}     | 400 | invalid-field   | label     | \"label\" (--label)",
                "{'to': 'chat_id:1', 'agentId': 'coder', 'label': ' '} | 400 | invalid-field   | label     | 1 to 100",
                "{'to': 'chat_id:1', 'agentId': 'a', 'accountId': 'x'} | 400 | unknown-account | accountId | channels status",
                "{'to': 'chat_id:1', 'agentId': 'codr'}                | 404 | unknown-agent   | agentId   | Did you mean \"coder\"?",
                "{'to': 'chat_id:1', 'agentId': 'main'}                | 404 | unknown-agent   | agentId   | claude, claude-code, coder, codex, gemini, gone",
                "{'to': 'chat_id:1', 'session': 'nothing'}             | 404 | unknown-session | session   | \"agentId\" (--agent)",
                "{'to': 'chat_id:1', 'agentId': 'gone'}                | 409 | agent-refused   | agentId   | /nowhere/agent"
            })
    void whatIsWrongIsNamedWithWhatToDo(String body, int status, String kind, String field, String words) {
        MvcTestResult answer = post(body.replace('\'', '"'));
        isProblem(answer, status, kind, field);
        says(answer, words);
        assertThat(sessions()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "session: {threadBindings: {enabled: false}} | bindings-off  | session.threadBindings.enabled",
                "acp: {enabled: false}                       | agent-refused | acp.enabled",
                "acp: {allowedAgents: [gemini]}              | agent-refused | acp.allowedAgents"
            })
    void whatTheConfigurationForbidsIsRefusedWithItsKey(String more, String kind, String key) {
        configure(more);
        MvcTestResult answer = post("{\"to\": \"chat_id:1\", \"agentId\": \"coder\"}");
        assertThat(answer)
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.type")
                .asString()
                .endsWith(kind);
        says(answer, key);
    }

    @Test
    void aChatThatMessagesDoesNotHaveIsNotBoundAndNoSessionIsMadeForIt() {
        MvcTestResult answer = post("{\"to\": \"chat_id:999\", \"agentId\": \"coder\"}");
        isProblem(answer, 404, "unknown-chat", "to");
        says(answer, "no chat 999", "GET /chats");
        assertThat(bindings()).isEmpty();
        assertThat(sessions()).isEmpty();
    }
}
