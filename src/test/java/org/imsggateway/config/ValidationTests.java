package org.imsggateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidationTests {

    @Test
    void anUnknownKeyIsAFaultAtItsFullPath() {
        ConfigFault fault = Faults.ofChannel("{foo: 1}").getFirst();
        assertThat(fault.path()).isEqualTo("channels.imessage.foo");
        assertThat(fault.problem()).isEqualTo("unrecognized key");
        assertThat(fault.allowed()).contains("cliPath, ").contains("dmPolicy");
    }

    @ParameterizedTest
    @CsvSource({"dmPolcy,dmPolicy", "allow-from,allowFrom", "clipath,cliPath", "dmhistorylimits,dmHistoryLimit"})
    void aNearMissIsAnsweredWithTheKeyThatWasMeant(String typed, String meant) {
        assertThat(Faults.ofChannel("{" + typed + ": x}").getFirst().problem())
                .isEqualTo("unrecognized key, did you mean " + meant + "?");
    }

    @Test
    void allFaultsAreReportedAtOnceWithFileAndLine() {
        List<ConfigFault> faults = Faults.of("""
                channels:
                  imessage:
                    service: SMS
                    mediaMaxMb: 0
                    accounts:
                      w:
                        colour: red
                gateway:
                  retention: soon
                bindings: nope
                """);
        assertThat(faults)
                .extracting(ConfigFault::path, ConfigFault::value, ConfigFault::source)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("channels.imessage.service", "\"SMS\"", "configuration:3"),
                        org.assertj.core.groups.Tuple.tuple("channels.imessage.mediaMaxMb", "0", "configuration:4"),
                        org.assertj.core.groups.Tuple.tuple(
                                "channels.imessage.accounts.w.colour", null, "configuration:7"),
                        org.assertj.core.groups.Tuple.tuple("gateway.retention", "\"soon\"", "configuration:9"),
                        org.assertj.core.groups.Tuple.tuple("bindings", null, "configuration:10"))
                .hasSize(5);
    }

    @Test
    void aFaultSaysKeyProblemValueAllowedAndPlaceInOneLine() {
        assertThat(Faults.ofChannel("{service: SMS}").getFirst().message())
                .isEqualTo("channels.imessage.service: expected one of these words, in lower case (found: \"SMS\");"
                        + " allowed: auto, imessage, sms [configuration:1]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{dmPolicy: open, allowFrom: [\"*\"]}",
                "{dmPolicy: open, allowFrom: [\" * \"]}",
                "{dmPolicy: allowlist, allowFrom: [15557000001]}",
                "{allowFrom: [\"*\"], accounts: {w: {dmPolicy: open}}}",
                "{dmPolicy: allowlist, allowFrom: [a@b.example], accounts: {w: {}}}",
                "{accounts: {w: {dmPolicy: allowlist, allowFrom: [\"+1555\"]}}}",
                "{groups: {\"*\": {}, \"42\":, +15557000001: {}, user@example.com: {}}}",
            })
    void anAllowedCombinationOfPolicyAndListIsAccepted(String channel) {
        assertThat(Faults.ofChannel(channel)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{dmPolicy: open}", "{dmPolicy: open, allowFrom: [\"+15557000001\"]}"})
    void anOpenPolicyNeedsTheStarInItsList(String channel) {
        ConfigFault fault = Faults.ofChannel(channel).getFirst();
        assertThat(fault.path()).isEqualTo("channels.imessage.allowFrom");
        assertThat(fault.problem()).isEqualTo("dmPolicy=open requires allowFrom to include *");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{dmPolicy: allowlist}",
                "{dmPolicy: allowlist, allowFrom: []}",
                "{dmPolicy: allowlist, allowFrom: [\"  \"]}"
            })
    void anAllowlistNeedsSomebody(String channel) {
        ConfigFault fault = Faults.ofChannel(channel).getFirst();
        assertThat(fault.path()).isEqualTo("channels.imessage.allowFrom");
        assertThat(fault.problem()).contains("to contain at least one sender ID");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{accounts: {w: {dmPolicy: open, allowFrom: [\"+1555\"]}}}",
                "{dmPolicy: open, allowFrom: [\"*\"], accounts: {w: {allowFrom: [\"+1555\"]}}}",
                "{accounts: {w: {dmPolicy: allowlist}}}"
            })
    void theListOfAnAccountIsNamedWithTheChannelsAsAWayOut(String channel) {
        List<ConfigFault> faults = Faults.ofChannel(channel);
        assertThat(faults).hasSize(1);
        assertThat(faults.getFirst().path()).isEqualTo("channels.imessage.accounts.w.allowFrom");
        assertThat(faults.getFirst().allowed()).contains("channels.imessage.allowFrom");
    }

    @Test
    void enumerationsAreExactLowerCaseAndListed() {
        assertThat(Faults.ofChannel("{service: SMS}")).hasSize(1);
        assertThat(Faults.ofChannel("{groupPolicy: allow}").getFirst().allowed())
                .isEqualTo("allowlist, open, disabled");
    }

    @Test
    void aBareTextIsNotAList() {
        ConfigFault fault = Faults.ofChannel("{allowFrom: \"+15557000001\"}").getFirst();
        assertThat(fault.problem()).isEqualTo("expected a list (array)");
        assertThat(fault.path()).isEqualTo("channels.imessage.allowFrom");
    }

    @Test
    void numbersInListsBecomeTheirDigits() {
        assertThat(Faults.account("{allowFrom: [15557000001, +15557000002, chat_id:5]}")
                        .allowFrom())
                .containsExactly("15557000001", "+15557000002", "chat_id:5");
        assertThat(Faults.paths("channels: {imessage: {allowFrom: [true, {a: 1}]}}"))
                .containsExactly("channels.imessage.allowFrom.0", "channels.imessage.allowFrom.1");
    }

    @Test
    void mapKeysAreOrdinaryTextAndPathsQuoteWhatHoldsDots() {
        AccountConfig account = Faults.account(
                "{groups: {\"*\": {}, 42: {requireMention: false}}, dms: {+15555550123: {historyLimit: 1},"
                        + " user@example.com: {historyLimit: 3}}}");
        assertThat(account.groups()).containsOnlyKeys("*", "42");
        assertThat(account.dms()).containsOnlyKeys("+15555550123", "user@example.com");
        assertThat(Faults.ofChannel("{dms: {user@example.com: {limit: 3}}}")
                        .getFirst()
                        .path())
                .isEqualTo("channels.imessage.dms.\"user@example.com\".limit");
    }

    @Test
    void aKeyWithNothingAfterItIsAnEmptyMapButNoValue() {
        assertThat(GatewayConfig.parse("channels: {imessage: }").demo()).isFalse();
        assertThat(Faults.ofChannel("{region: }").getFirst().problem()).isEqualTo("has no value");
        assertThat(Faults.ofChannel("{groupAllowFrom: }").getFirst().problem()).isEqualTo("expected a list (array)");
    }

    @Test
    void yesAndOffAreWordsWhereWordsBelongAndBooleansWhereBooleansDo() {
        AccountConfig account =
                Faults.account("{region: NO, enabled: off, markdown: {tables: off}, reactionNotifications: off}");
        assertThat(account.region()).isEqualTo("NO");
        assertThat(account.enabled()).isFalse();
        assertThat(account.tables()).isEqualTo(TableMode.OFF);
        assertThat(account.reactionNotifications()).isEqualTo(ReactionNotifications.OFF);
    }

    @Test
    void secretsAreNeverShown() {
        List<ConfigFault> faults = Faults.of("""
                gateway: {admin: {token: [hunter2]}, webhooks: [{url: "https://u:hunter2@", secret: 7777}]}
                agents:
                  list:
                  - {id: a, runtime: {type: openai, apikey: hunter2, apiKey: {x: hunter2}}}
                  - {id: b, runtime: hunter2}
                """);
        assertThat(faults).hasSize(8);
        assertThat(faults.toString()).doesNotContain("hunter2", "7777").contains(Secret.MASK);
        assertThat(GatewayConfig.parse("gateway: {admin: {token: hunter2}}").toString())
                .doesNotContain("hunter2")
                .contains(Secret.MASK);
    }

    @Test
    void textThatIsNotYamlIsAFaultWithItsLine() {
        assertThat(Faults.of("channels:\n  imessage: {\n").getFirst().source()).startsWith("configuration:");
        assertThat(Faults.of("a: 1\na: 2").getFirst().problem()).contains("twice");
        assertThat(Faults.of("- a").getFirst().problem()).contains("not a map");
    }
}
