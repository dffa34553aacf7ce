package org.imsggateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.imsggateway.config.ConfigProposals;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.message.Messages;
import org.imsggateway.message.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.databind.json.JsonMapper;

/** Simulation over HTTP, on a journal with rows in it. */
class PolicySimulationControllerTests {

    private static final String YAML = "channels: {imessage: {dmPolicy: allowlist, allowFrom: ['+15557000002']}}";

    /** Not static, so that no test which scans the whole class path takes it for a part of the program. */
    @ControllerAdvice
    @SuppressWarnings("ClassCanBeStatic")
    class Problems extends ResponseEntityExceptionHandler {}

    @TempDir
    private Path home;

    @SuppressWarnings("NullAway.Init")
    private InboundContext gateway;

    @SuppressWarnings("NullAway.Init")
    private MockMvcTester http;

    @BeforeEach
    void start() {
        gateway = InboundContext.in(home, YAML).start();
        var controller = new PolicySimulationController(
                gateway.bean(PolicySimulator.class),
                gateway.bean(RecordedRowsRepository.class),
                gateway.bean(ConfigStore.class),
                gateway.bean(ConfigProposals.class),
                JsonMapper.shared(),
                new SettableClock("2026-03-04T12:00:00Z"));
        http = MockMvcTester.of(
                List.of(controller),
                builder -> builder.setControllerAdvice(new Problems()).build());
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private MvcTestResult simulate(String body) {
        return http.post()
                .uri("/policy/simulate")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private void received() {
        gateway.accept(
                Messages.direct().row(1).build(),
                Messages.direct().row(2).from("+15557000009").build(),
                Messages.direct().row(3).fromMe().build());
        gateway.outcomes();
    }

    @Test
    void aMadeUpMessageIsJudgedWithItsTraceAndTheSmallestChange() {
        assertThat(simulate("{\"message\": {\"sender\": \"+1 555 700-0009\", \"text\": \"hi\"}}"))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying(
                        "$.decision.outcome", outcome -> outcome.assertThat().isEqualTo("dmPolicy blocked"))
                .hasPathSatisfying(
                        "$.decision.change.text",
                        text -> text.assertThat().isEqualTo("add +15557000009 to channels.imessage.allowFrom."))
                .hasPathSatisfying(
                        "$.decision.steps[0].gate", gate -> gate.assertThat().isEqualTo("sender"));
    }

    @Test
    void whatWouldBeAnsweredNamesAgentSessionAndTarget() {
        assertThat(simulate("{\"message\": {\"sender\": \"+15557000002\", \"text\": \"hi\", \"chatId\": 5}}"))
                .bodyJson()
                .hasPathSatisfying(
                        "$.decision.agentId", agent -> agent.assertThat().isEqualTo("main"))
                .hasPathSatisfying(
                        "$.decision.sessionKey", key -> key.assertThat().isEqualTo("agent:main:main"))
                .hasPathSatisfying("$.decision.replyTo", to -> to.assertThat().isEqualTo("chat_id:5"));
    }

    @Test
    void aProposedConfigurationDecidesInsteadOfTheOneInForce() {
        assertThat(simulate("""
                        {"message": {"sender": "+15557000009", "text": "hi"},
                         "config": {"channels": {"imessage": {"dmPolicy": "pairing", "allowFrom": null}}}}"""))
                .bodyJson()
                .hasPathSatisfying(
                        "$.decision.outcome", outcome -> outcome.assertThat().isEqualTo("pairing"));
    }

    @Test
    void theSmallestChangeIsSoughtUnderTheProposedConfiguration() {
        assertThat(simulate("""
                        {"message": {"sender": "+15557000002", "text": "hi"},
                         "config": {"channels": {"imessage": {"allowFrom": ["+15557000008"]}}}}"""))
                .bodyJson()
                .hasPathSatisfying(
                        "$.decision.change.config.channels.imessage.allowFrom",
                        list -> list.assertThat().asArray().containsExactly("+15557000008", "+15557000002"));
    }

    @Test
    void aSenderCanBeTakenForApproved() {
        assertThat(simulate("""
                        {"message": {"sender": "+15557000009", "text": "hi", "approved": true},
                         "config": {"channels": {"imessage": {"dmPolicy": "pairing"}}}}"""))
                .bodyJson()
                .hasPathSatisfying(
                        "$.decision.outcome", outcome -> outcome.assertThat().isEqualTo("dispatch"));
    }

    @Test
    void recordedRowsThatWouldBeJudgedOtherwiseAreListed() {
        received();

        assertThat(simulate("""
                        {"rows": {"from": 1, "to": 3},
                         "config": {"channels": {"imessage": {"allowFrom": ["+15557000009"]}}}}"""))
                .bodyJson()
                .hasPathSatisfying("$.judged", judged -> judged.assertThat().isEqualTo(3))
                .hasPathSatisfying(
                        "$.changes[*].id", ids -> ids.assertThat().asArray().containsExactly(1, 2))
                .hasPathSatisfying(
                        "$.changes[0].before", before -> before.assertThat().isEqualTo("dispatch"))
                .hasPathSatisfying(
                        "$.changes[0].after", after -> after.assertThat().isEqualTo("dmPolicy blocked"));
    }

    @Test
    void underTheConfigurationInForceNothingChanges() {
        received();

        assertThat(simulate("{\"rows\": {\"from\": 1, \"to\": 100}}"))
                .bodyJson()
                .hasPathSatisfying(
                        "$.changes", changes -> changes.assertThat().asArray().isEmpty());
    }

    @Test
    void aSimulationChangesNothing() {
        received();
        var before = gateway.entries();

        simulate(
                "{\"rows\": {\"from\": 1, \"to\": 3}, \"config\": {\"channels\": {\"imessage\": {\"dmPolicy\": \"disabled\"}}}}");
        simulate(
                "{\"message\": {\"sender\": \"+15557000008\"}, \"config\": {\"channels\": {\"imessage\": {\"dmPolicy\": \"pairing\"}}}}");

        assertThat(gateway.entries()).isEqualTo(before);
        assertThat(gateway.jdbc()
                        .sql("select count(*) from pairing_request")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void oneRecordedRowIsJudgedWithItsTrace() {
        received();

        assertThat(simulate("{\"rows\": {\"from\": 2}}"))
                .bodyJson()
                .hasPathSatisfying(
                        "$.decision.outcome", outcome -> outcome.assertThat().isEqualTo("dmPolicy blocked"));
        assertThat(simulate("{\"rows\": {\"from\": 99}}")).hasStatus(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"message\": {\"sender\": \"+1\"}, \"rows\": {\"from\": 1}}",
                "{\"rows\": {\"from\": 0}}",
                "{\"rows\": {\"from\": 5, \"to\": 4}}",
                "{\"rows\": {\"from\": 1, \"to\": 1000000}}",
                "{\"message\": {\"sender\": \"+1\", \"accountId\": \"nobody\"}}"
            })
    void whatCannotBeSimulatedIsRefusedWithTheFieldThatIsWrong(String body) {
        assertThat(simulate(body))
                .hasStatus(400)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .hasPath("$.field");
    }

    @Test
    void aConfigurationThatCouldNotStartIsRefusedWithEveryFault() {
        assertThat(simulate("""
                        {"message": {"sender": "+1"}, "config": {"channels": {"imessage": {"dmPolicy": "on", "foo": 1}}}}"""))
                .hasStatus(400)
                .bodyJson()
                .hasPathSatisfying(
                        "$.detail",
                        detail -> detail.assertThat()
                                .asString()
                                .contains("channels.imessage.dmPolicy")
                                .contains("channels.imessage.foo"));
    }
}
