package org.imsggateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.imsggateway.access.AddressDecision.Addressed;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.message.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may give commands, and who owns the gateway. */
class CommandAuthorityTests {

    private static boolean direct(String commands, String imessage, String... approved) {
        return may(Arrived.direct(), commands, imessage, approved);
    }

    private static boolean inGroup(String commands, String imessage, String... approved) {
        return may(Arrived.inGroup(), commands, imessage, approved);
    }

    private static boolean may(Arrived arrived, String commands, String imessage, String... approved) {
        var judged = Judged.byWhole("{commands: %s, channels: {imessage: %s}}".formatted(commands, imessage));
        return judged.address(arrived, approved) instanceof Addressed addressed && addressed.commandAuthorized();
    }

    private static boolean owner(String who, String yaml) {
        return new PolicyService().isOwner(Handle.of(who), GatewayConfig.parse(yaml));
    }

    @Test
    void whoIsListedForDirectConversationsMayInGroupsToo() {
        assertThat(direct("{}", "{allowFrom: ['+1 555 700 0002']}")).isTrue();
        assertThat(inGroup("{}", "{groupAllowFrom: [], allowFrom: ['+15557000002']}"))
                .isTrue();
    }

    @Test
    void whoIsListedForGroupsMayInDirectConversationsToo() {
        assertThat(inGroup("{}", "{groupAllowFrom: ['chat_id:42']}")).isTrue();
        assertThat(direct("{}", "{groupAllowFrom: ['+15557000002']}")).isTrue();
    }

    @Test
    void withoutAnyListNobodyMay() {
        assertThat(inGroup("{}", "{groupPolicy: open}")).isFalse();
        assertThat(direct("{}", "{cliPath: imsg}")).isFalse();
    }

    @Test
    void whoIsNotListedMayNot() {
        assertThat(inGroup("{}", "{groupPolicy: open, allowFrom: ['+15557000001']}"))
                .isFalse();
    }

    @Test
    void anApprovalCountsInDirectConversationsUnderThatPolicyOnly() {
        assertThat(direct("{}", "{cliPath: imsg}", Arrived.STRANGER)).isTrue();
        assertThat(inGroup("{}", "{groupPolicy: open}", Arrived.STRANGER)).isFalse();
        assertThat(direct("{}", "{dmPolicy: allowlist, allowFrom: ['+15557000001']}", Arrived.STRANGER))
                .isFalse();
    }

    @Test
    void withoutAccessGroupsEverybodyMay() {
        assertThat(inGroup("{useAccessGroups: false}", "{groupPolicy: open}")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{imessage: ['+1 555 700 0002'], '*': []} | true",
                "{imessage: [], '*': ['*']} | false",
                "{'*': ['chat_id:42']} | true",
                "{'*': ['accessGroup:none']} | false",
                "{telegram: ['+15557000002']} | false",
                "{} | false",
            })
    void aListForCommandsAloneDecides(String list, boolean may) {
        assertThat(inGroup("{useAccessGroups: false, allowFrom: " + list + "}", "{groupPolicy: open}"))
                .isEqualTo(may);
        assertThat(inGroup("{allowFrom: " + list + "}", "{allowFrom: ['*']}")).isEqualTo(may);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{channels: {imessage: {allowFrom: ['+1']}}} | +1 | true",
                "{channels: {imessage: {allowFrom: ['+1']}}} | +2 | false",
                "{commands: {ownerAllowFrom: ['imessage:+2']}, channels: {imessage: {allowFrom: ['+1']}}} | +2 | true",
                "{commands: {ownerAllowFrom: ['imessage:+2']}, channels: {imessage: {allowFrom: ['+1']}}} | +1 | false",
                "{channels: {imessage: {allowFrom: ['*']}}} | +1 | false",
                "{commands: {ownerAllowFrom: ['telegram:7', ' ']}, channels: {imessage: {allowFrom: ['+1']}}} | +1 | true",
                "{commands: {ownerAllowFrom: ['telegram:7']}} | +7 | false",
                "{commands: {ownerAllowFrom: ['*']}} | +3 | true",
                "{commands: {ownerAllowFrom: ['imessage:*']}} | +3 | true",
                "{commands: {ownerAllowFrom: ['*']}} | '' | false",
                "{commands: {ownerAllowFrom: ['Ana@B.example']}} | ana@b.EXAMPLE | true",
                "{commands: {ownerAllowFrom: ['tel:+1 (5)']}} | +15 | true",
            })
    void ownersAreThoseListedElseThePeopleOfAllowFrom(String yaml, String who, boolean owner) {
        assertThat(owner(who, yaml)).isEqualTo(owner);
    }

    @Test
    void anEntryThatNamesNobodyLeavesTheListInForce() {
        String yaml = "{commands: {ownerAllowFrom: ['chat_id:5']}, channels: {imessage: {allowFrom: ['+1']}}}";
        assertThat(owner("+1", yaml)).isFalse();
    }

    @Test
    void aNamedGroupOfSendersMakesNobodyAnOwner() {
        String groups = "accessGroups: {ops: {type: message.senders, members: {'*': ['+1']}}}";
        assertThat(owner("+1", "{" + groups + ", channels: {imessage: {allowFrom: ['accessGroup:ops']}}}"))
                .isFalse();
        assertThat(owner("+1", "{" + groups + ", commands: {ownerAllowFrom: ['accessGroup:ops']}}"))
                .isFalse();
    }

    @Test
    void theListOfAnAccountThatIsSwitchedOffMakesNoOwner() {
        String yaml =
                "channels: {imessage: {accounts: {a: {allowFrom: ['+1']}, b: {enabled: false, allowFrom: ['+2']}}}}";
        assertThat(owner("+1", yaml)).isTrue();
        assertThat(owner("+2", yaml)).isFalse();
    }
}
