package org.imsggateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.imsggateway.doctor.Finding;
import org.imsggateway.doctor.Severity;
import org.junit.jupiter.api.Test;

class ConfigAdviceTests {

    private static List<Finding> advice(String yaml) {
        return new ConfigAdvice(ConfigLoader.parse(yaml)).findings();
    }

    @Test
    void aPlainConfigurationNeedsNoAdvice() {
        assertThat(advice("")).isEmpty();
        assertThat(advice("channels: {imessage: {dmPolicy: pairing, accounts: {default: {}, b: {}}}}"))
                .isEmpty();
    }

    @Test
    void severalAccountsWithoutADefaultAreAdvisedToHaveOne() {
        assertThat(advice("channels: {imessage: {accounts: {a: {}, b: {}}}}"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.ADVICE);
                    assertThat(finding.remedy()).isEqualTo("set defaultAccount or add an account named default");
                });
    }

    @Test
    void aDefaultAccountThatIsNotListedIsAWarning() {
        assertThat(advice("channels: {imessage: {defaultAccount: ghost, accounts: {work: {}, bot: {}}}}"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.cause()).contains("ghost");
                    assertThat(finding.symptom()).contains("bot");
                });
    }

    @Test
    void twoKeysOfOneAccountAreAWarning() {
        assertThat(advice("channels: {imessage: {accounts: {Default: {}, default: {}}}}"))
                .extracting(Finding::symptom)
                .containsExactly("the settings under [default] may not be the ones in use");
    }

    @Test
    void keysWithoutEffectHereAreReportedAndDeprecatedOnesWarned() {
        List<Finding> findings = advice("""
                channels: {imessage: {catchup: {enabled: true}, coalesceSameSenderDms: true, mentionPatterns: [x]}}
                messages: {visibleReplies: automatic, groupChat: {unmentionedInbound: x}}
                """);
        assertThat(findings).extracting(Finding::severity).containsExactly(Severity.ADVICE, Severity.WARNING);
        assertThat(findings.getFirst().symptom())
                .contains("coalesceSameSenderDms", "mentionPatterns", "messages.visibleReplies", "unmentionedInbound");
        assertThat(findings.getLast().symptom()).contains("channels.imessage.catchup.enabled");
    }

    @Test
    void keysWhoseEffectComesLaterAreReported() {
        assertThat(advice("channels: {imessage: {reactionNotifications: all}}"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.symptom())
                        .isEqualTo("some settings change nothing: channels.imessage.reactionNotifications"));
    }

    @Test
    void aBindingToNobodyAndASecondDefaultAgentAreReported() {
        List<Finding> findings = advice("""
                agents: {list: [{id: a, default: true}, {id: b, default: true}]}
                bindings: [{agentId: ghost, match: {channel: imessage}}]
                """);
        assertThat(findings)
                .extracting(Finding::symptom)
                .contains("only a is the default agent")
                .anyMatch(symptom -> symptom.equals("conversations bound to ghost are answered by a"));
    }

    @Test
    void aSettingOfAnotherRuntimeTypeIsAWarning() {
        assertThat(advice("agents: {list: [{id: a, runtime: {type: echo, url: 'http://h.example', retries: 1}}]}"))
                .extracting(Finding::symptom)
                .contains("an agent of type echo does not read url");
    }

    @Test
    void aUrlThatGetsUnsignedOrReadableRequestsIsAWarning() {
        assertThat(advice("gateway: {webhooks: [{url: 'http://h.example/in?token=x'}]}"))
                .extracting(Finding::symptom)
                .contains(
                        "a subscription to events at h.example cannot tell who writes to it",
                        "what is posted to a subscription to events at h.example can be read on its way");
        assertThat(advice("agents: {list: [{id: a, runtime: {type: webhook, url: 'http://127.0.0.1:9/'}}]}"))
                .extracting(Finding::symptom)
                .containsExactly("the agent a at 127.0.0.1:9 cannot tell who writes to it");
    }

    @Test
    void aModelElsewhereThatIsAskedWithoutAKeyOrOverPlainHttpIsAWarning() {
        String agents = "agents: {list: [{id: a, runtime: {type: openai, model: m, baseUrl: '%s'}}]}";
        assertThat(advice(agents.formatted("http://h.example/v1")))
                .extracting(Finding::symptom)
                .containsExactly(
                        "the agent a may be refused by h.example",
                        "what is posted to the agent a at h.example can be read on its way");
        assertThat(advice(agents.formatted("http://localhost:11434/v1"))).isEmpty();
    }

    @Test
    void aQueueModeOfTheCompatibleSystemIsReported() {
        assertThat(advice("messages: {queue: {mode: steer}}"))
                .extracting(Finding::cause)
                .contains("messages.queue.mode steer acts as collect here");
    }
}
