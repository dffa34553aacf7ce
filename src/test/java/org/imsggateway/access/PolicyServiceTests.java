package org.imsggateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Set;
import java.util.StringJoiner;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.message.TraceStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gates one by one, their order, and what the trace says of them. */
class PolicyServiceTests {

    private static final String LISTED = "{groupAllowFrom: ['+15557000002']}";

    @ParameterizedTest
    @ValueSource(strings = {" ", "", "\u00A0", "imessage:", "*"})
    void aRowThatNamesNobodyIsDropped(String sender) {
        var judged = Judged.under("{dmPolicy: open, allowFrom: ['*']}");
        assertThat(judged.outcome(Arrived.direct().from(sender))).isEqualTo("missing sender");
    }

    @Test
    void aChatWithAKeyOfItsOwnIsAGroupEvenIfMessagesSaysOtherwise() {
        var judged = Judged.under("{dmPolicy: open, allowFrom: ['*'], groups: {'5': {}}, groupAllowFrom: []}");
        var decision = judged.admit(Arrived.direct());
        assertThat(decision.group()).isTrue();
        assertThat(decision).isInstanceOf(AccessDecision.Denied.class);
    }

    @Test
    void theKeyForEveryGroupMakesNoGroupOfADirectChat() {
        var judged = Judged.under("{groups: {'*': {}, '0': {}}}");
        assertThat(judged.outcome(Arrived.direct())).isEqualTo("pairing");
        assertThat(judged.outcome(Arrived.direct().in(0, null, null))).isEqualTo("pairing");
    }

    @Test
    void aGroupWithoutAChatNumberIsDroppedBeforeAnyPolicyIsAsked() {
        var judged = Judged.under("{groupPolicy: disabled}");
        assertThat(judged.outcome(Arrived.inGroup().in(0, null, null))).isEqualTo("group without chat_id");
    }

    @Test
    void disabledGroupsAreClosedToTheOwnerToo() {
        var judged = Judged.under("{groupPolicy: disabled, groupAllowFrom: ['+15557000002']}");
        assertThat(judged.outcome(Arrived.inGroup().saying("@clawd hi"))).isEqualTo("groupPolicy disabled");
    }

    @Test
    void anApprovalAdmitsNobodyToAGroup() {
        var judged = Judged.under("{groupAllowFrom: ['+15557000009']}");
        assertThat(judged.outcome(Arrived.inGroup(), Arrived.STRANGER)).isEqualTo("not in groupAllowFrom");
        assertThat(Judged.under("{cliPath: imsg}").outcome(Arrived.inGroup(), Arrived.STRANGER))
                .isEqualTo("groupPolicy allowlist (empty groupAllowFrom)");
    }

    @Test
    void anApprovalDoesNotCountUnderTheAllowlistPolicy() {
        var judged = Judged.under("{dmPolicy: allowlist, allowFrom: ['+15557000009']}");
        assertThat(judged.outcome(Arrived.direct(), Arrived.STRANGER)).isEqualTo("dmPolicy blocked");
    }

    @Test
    void aStarAmongTheApprovedIsNobody() {
        assertThat(Judged.under("{cliPath: imsg}").outcome(Arrived.direct(), "*"))
                .isEqualTo("pairing");
    }

    @Test
    void aStrangerIsPairedEvenForAnEmptyMessage() {
        assertThat(Judged.under("{cliPath: imsg}").outcome(Arrived.direct().saying("")))
                .isEqualTo("pairing");
    }

    @Test
    void anEmptyRegistryImposesNothing() {
        assertThat(Judged.under(LISTED).outcome(Arrived.inGroup().in(9, null, null)))
                .isEqualTo("dispatch");
        assertThat(Judged.under("{groupPolicy: open, groups: {}}").outcome(Arrived.inGroup()))
                .isEqualTo("dispatch");
    }

    @Test
    void theRegistryCountsUnderEveryPolicyButDisabled() {
        assertThat(Judged.under("{groupPolicy: open, groups: {'7': {}, '*': {}}}")
                        .outcome(Arrived.inGroup()))
                .isEqualTo("dispatch");
        assertThat(Judged.under("{groupPolicy: disabled, groups: {'7': {}}}").outcome(Arrived.inGroup()))
                .isEqualTo("groupPolicy disabled");
    }

    @Test
    void theGroupPolicyOfTheAccountComesBeforeThatOfTheChannelAndOfAllChannels() {
        String yaml = """
                channels:
                  defaults: {groupPolicy: disabled}
                  imessage:
                    groupPolicy: open
                    accounts: {a: {}, b: {groupPolicy: allowlist}}""";
        assertThat(Judged.byWhole(yaml).outcome(Arrived.inGroup().on("a"))).isEqualTo("dispatch");
        assertThat(Judged.byWhole(yaml).outcome(Arrived.inGroup().on("b"))).startsWith("groupPolicy allowlist");
        String shared = "channels: {defaults: {groupPolicy: disabled}, imessage: {cliPath: imsg}}";
        assertThat(Judged.byWhole(shared).outcome(Arrived.inGroup())).isEqualTo("groupPolicy disabled");
    }

    @Test
    void withoutTheSectionGroupsAreClosedWhateverTheDefaultsOfAllChannelsSay() {
        var open = GatewayConfig.parse("channels: {imessage: {groupPolicy: open}}");
        var missing = new GatewayConfig(
                false,
                false,
                open.accounts(),
                open.defaultAccount(),
                open.agents(),
                open.bindings(),
                open.messages(),
                open.session(),
                open.commands(),
                open.acp(),
                open.accessGroups(),
                open.approvals(),
                open.gateway());
        var message = Arrived.inGroup().message();
        assertThat(new PolicyService().admit(message, missing, open.accounts().getFirst(), Set.of()))
                .isInstanceOf(AccessDecision.Denied.class);
    }

    @Test
    void onePolicyServesManyConfigurationsInTurn() {
        var policy = new PolicyService();
        var message = Arrived.direct().message();
        for (String dmPolicy : new String[] {"disabled", "pairing", "disabled"}) {
            var config = GatewayConfig.parse("channels: {imessage: {dmPolicy: " + dmPolicy + "}}");
            var decision = policy.admit(message, config, config.accounts().getFirst(), Set.of());
            assertThat(decision instanceof AccessDecision.Denied).isEqualTo(dmPolicy.equals("disabled"));
        }
    }

    @Test
    void theLastStepOfADenialNamesTheSettingAndWhatWasCompared() {
        var decision =
                Judged.under("{groupAllowFrom: ['+15557000009', 'chat_id:7']}").admit(Arrived.inGroup());
        assertThat(decision.steps().getLast())
                .isEqualTo(TraceStep.ended("groupAllowFrom", "neither +15557000002 nor chat 42 is in the list")
                        .because("channels.imessage.groupAllowFrom", "[+15557000009, chat_id:7]"));
    }

    @Test
    void aStepNamesTheListThatStandsInForAnAbsentOne() {
        var decision =
                Judged.under("{allowFrom: ['+15557000002'], groups: {'*': {}}}").admit(Arrived.inGroup());
        assertThat(decision.steps())
                .extracting(TraceStep::key, TraceStep::value)
                .containsSubsequence(
                        tuple("channels.imessage.groupPolicy", "allowlist"),
                        tuple("channels.imessage.allowFrom", "+15557000002"),
                        tuple("channels.imessage.groups", "*"));
    }

    @Test
    void aStepOfANamedAccountNamesTheKeyOfThatAccount() {
        var judged = Judged.under("{accounts: {work: {dmPolicy: disabled}}}");
        assertThat(judged.admit(Arrived.direct().on("work")).steps().getLast().key())
                .isEqualTo("channels.imessage.accounts.work.dmPolicy");
    }

    @Test
    void everyStepOfAnAdmittedMessageWasPassedAndOnlyTheLastOfAnotherWasNot() {
        var judged = Judged.under("{cliPath: imsg}");
        assertThat(judged.admit(Arrived.direct(), Arrived.STRANGER).steps()).allMatch(TraceStep::passed);
        var steps = judged.admit(Arrived.direct()).steps();
        assertThat(steps.subList(0, steps.size() - 1)).allMatch(TraceStep::passed);
        assertThat(steps.getLast().passed()).isFalse();
        assertThat(steps.getLast().key()).isEqualTo("channels.imessage.dmPolicy");
    }

    @Test
    void aLongListIsCutInTheTrace() {
        var entries = new StringJoiner(",", "[", "]");
        for (int i = 10; i < 40; i++) {
            entries.add("'+155570001" + i + "'");
        }
        var decision = Judged.under("{allowFrom: " + entries + "}").admit(Arrived.direct());
        assertThat(decision.steps())
                .anySatisfy(
                        step -> assertThat(step.value()).endsWith("and 20 more").contains("+15557000119"));
    }
}
