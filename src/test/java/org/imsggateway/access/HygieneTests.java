package org.imsggateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.doctor.Finding;
import org.imsggateway.doctor.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator hears about doors that stand open, and about rules that cannot work. */
class HygieneTests {

    private static final String AGENTS = "agents: {list: [{id: main, identity: {name: Ana}}, {id: ops}]}";

    private static ConfigStore store(String yaml) {
        return new ConfigStore(GatewayConfig.parse(yaml), _ -> {});
    }

    private static List<Finding> all(String yaml) {
        var store = store(yaml);
        return Stream.of(
                        new AllowListCheck(store),
                        new OpenPolicyCheck(store),
                        new GroupListCheck(store),
                        new MentionCheck(store))
                .flatMap(check -> check.findings().stream())
                .toList();
    }

    private static List<Finding> mentions(String yaml) {
        return new MentionCheck(store(yaml)).findings();
    }

    private static List<Finding> routed(String keys, String bindings) {
        return mentions("{%s, bindings: %s, channels: {imessage: %s}}".formatted(AGENTS, bindings, keys));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "channels: {imessage: {cliPath: imsg}}", "channels: {imessage: {dmPolicy: disabled}}"})
    void theDemoAndAPlainConfigurationHaveNoFinding(String yaml) {
        assertThat(all(yaml)).isEmpty();
    }

    @Test
    void anOpenDoorForDirectMessagesIsAdvisedAgainst() {
        assertThat(all("channels: {imessage: {dmPolicy: open, allowFrom: ['*'], groupPolicy: disabled}}"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.ADVICE);
                    assertThat(finding.symptom()).contains("Everyone who knows the number of account default");
                    assertThat(finding.cause()).contains("channels.imessage.dmPolicy");
                });
    }

    @Test
    void anOpenDoorForGroupsIsAdvisedAgainst() {
        var store = store("channels: {imessage: {accounts: {a: {groupPolicy: open}, b: {}}}}");
        assertThat(new OpenPolicyCheck(store).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.cause()).contains("channels.imessage.accounts.a.groupPolicy"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{groups: {'42': {}}}                         | channels.imessage.allowFrom",
                "{groupAllowFrom: [], allowFrom: ['+1']}      | channels.imessage.groupAllowFrom",
            })
    void groupsInWhichNobodyMayWriteAreFound(String keys, String list) {
        var found = new GroupListCheck(store("channels: {imessage: " + keys + "}")).findings();
        assertThat(found)
                .singleElement()
                .satisfies(finding -> assertThat(finding.cause()).contains(list + " lists nobody"));
    }

    @Test
    void groupsThatAreClosedOnPurposeAreNoFinding() {
        assertThat(all("channels: {imessage: {groupPolicy: disabled, groups: {'42': {}}}}"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{groupPolicy: open}                                              | channels.imessage.groups.*.requireMention",
                "{allowFrom: ['+1']}                                              | channels.imessage.groups.*.requireMention",
                "{groupPolicy: open, groups: {'42': {requireMention: true}}}      | channels.imessage.groups.42.requireMention",
                "{groupPolicy: open, groups: {'42': {}, '*': {}}}                 | channels.imessage.groups.*.requireMention",
            })
    void aMentionThatNothingCanTellIsFoundWithAgentAndKey(String keys, String key) {
        assertThat(mentions("channels: {imessage: " + keys + "}"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.symptom()).contains("Agent main", "(" + key + ")"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "channels: {imessage: {groupPolicy: open, groups: {'*': {requireMention: false}}}}",
                "{messages: {groupChat: {mentionPatterns: [bot]}}, channels: {imessage: {groupPolicy: open}}}",
                "{agents: {list: [{id: a, identity: {emoji: 🦀}}]}, channels: {imessage: {groupPolicy: open}}}",
                "channels: {imessage: {enabled: false, groupPolicy: open}}",
            })
    void aMentionThatCanBeToldOrIsNotRequiredIsNoFinding(String yaml) {
        assertThat(mentions(yaml)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{peer: {kind: group, id: '42'}}                     | channels.imessage.groups.42.requireMention",
                "{peer: {kind: group, id: 'chat_id:42'}}             | channels.imessage.groups.42.requireMention",
                "{accountId: '*', peer: {kind: channel, id: '*'}}    | groups.*.requireMention, channels.imessage.groups.42",
                "{accountId: default}                                | groups.*.requireMention, channels.imessage.groups.42",
                "{accountId: '*'}                                    | groups.*.requireMention, channels.imessage.groups.42",
                "{peer: {kind: direct, id: '*'}}                     | ''",
                "{accountId: other}                                  | ''",
            })
    void theAgentThatAnswersInAGroupMustBeMentionable(String match, String keys) {
        var found = routed(
                "{groupPolicy: open, groups: {'42': {requireMention: true}, '*': {}}}",
                "[{agentId: ops, match: " + match.replaceFirst("\\{", "{channel: imessage, ") + "}]");
        assertThat(found)
                .hasSize(keys.isEmpty() ? 0 : 1)
                .allSatisfy(finding -> assertThat(finding.symptom()).contains("Agent ops", keys));
    }

    @Test
    void manyGroupsAreOneFinding() {
        String groups = "{'1': {requireMention: true}, '2': {requireMention: true}, '3': {requireMention: true},"
                + " '4': {requireMention: true}}";
        assertThat(mentions("channels: {imessage: {groupPolicy: open, groups: " + groups + "}}"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.symptom()).contains("groups.3.requireMention and 1 more"));
    }

    @Test
    void anIgnoredPatternIsFoundOnceWithTheReason() {
        String shared = "messages: {groupChat: {mentionPatterns: ['(a+)+', bot]}}";
        String agents = "agents: {list: [{id: a}, {id: b}, {id: c, groupChat: {mentionPatterns: ['[']}}]}";
        assertThat(mentions("{" + shared + ", " + agents + "}"))
                .extracting(Finding::symptom)
                .containsExactly(
                        "messages.groupChat.mentionPatterns holds \"(a+)+\", which is ignored.",
                        "agents.list[].groupChat.mentionPatterns of agent c holds \"[\", which is ignored.");
    }

    @Test
    void anEntryForCommandsThatCanNeverMatchIsFound() {
        assertThat(all("commands: {allowFrom: {imessage: ['chat_id:abc'], telegram: ['chat_id:abc']}}"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.symptom()).contains("commands.allowFrom.imessage"));
    }
}
