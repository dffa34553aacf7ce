package org.imsggateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.ChatTarget;
import org.imsggateway.message.Conversation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponsePrefixTests {

    private static String prefix(String written, String agents, String agentId) {
        var config = TestConfig.of("{channels: {imessage: {cliPath: imsg, responsePrefix: '%s'}}, agents: {list: [%s]}}"
                .formatted(written, agents));
        var reply = new Reply(
                Conversation.group(AccountId.DEFAULT, 1),
                new ChatTarget.ById(1),
                "hi",
                List.of(),
                Reply.Origin.AGENT,
                null,
                null,
                new Reply.Asked("G-1", agentId));
        return ResponsePrefix.of(reply, config.current());
    }

    private static String ofModel(String written, String model) {
        return prefix(
                written,
                "{id: main, runtime: {type: openai, baseUrl: 'http://localhost:1/v1', model: '%s'}}".formatted(model),
                "main");
    }

    @ParameterizedTest
    @CsvSource({
        "{model}, openai/gpt-5.4, gpt-5.4",
        "{MODEL}, gpt-4o-mini, gpt-4o-mini",
        "{model}, x-20260205-latest, x-20260205",
        "{model}, x-20260205, x",
        "{model}, m-2026020, m-2026020",
        "{model}, a/b/c-latest, c",
        "{modelFull}, openai/gpt-5.4-latest, openai/gpt-5.4-latest",
        "{provider}, openai/gpt-5.4, openai",
        "{Provider}/{model}, a/b/c, a/c",
        "{provider}, gpt-4o-mini, {provider}",
        "[{model}|{THINK}|{thinkingLevel}|{x}], gpt-5, [gpt-5|{THINK}|{thinkingLevel}|{x}]",
        "{ model }, gpt-5, { model }",
    })
    void theModelOfAnAgentIsNamedAndWhatIsNotKnownStaysAsWritten(String written, String model, String prefix) {
        assertThat(ofModel(written, model)).isEqualTo(prefix);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "type: echo",
                "type: inbox",
                "type: webhook, url: 'https://agent.example'",
                "type: acp, acp: {agent: codex}",
            })
    void ofAnAgentThatSaysNoModelTheVariablesStayAsWritten(String runtime) {
        assertThat(prefix("{model}{modelFull}{provider}", "{id: main, runtime: {%s}}".formatted(runtime), "main"))
                .isEqualTo("{model}{modelFull}{provider}");
    }

    @Test
    void theNameIsThatOfTheAgentThatAnswers() {
        String two = "{id: main, identity: {name: Ada}}, {id: work, identity: {name: Bob}}";
        assertThat(prefix("auto", two, "work")).isEqualTo("[Bob]");
        assertThat(prefix("<{identity.Name}|{identityname}>", two, "work")).isEqualTo("<Bob|Bob>");
    }

    @Test
    void anAgentThatIsNotConfiguredHasNoName() {
        assertThat(prefix("auto", "{id: main, identity: {name: Ada}}", "gone")).isEmpty();
        assertThat(prefix("{identityName}", "{id: main, identity: {name: Ada}}", "gone"))
                .isEqualTo("{identityName}");
    }
}
