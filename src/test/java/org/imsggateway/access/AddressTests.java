package org.imsggateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.imsggateway.access.AddressDecision.Addressed;
import org.imsggateway.access.AddressDecision.Ignored;
import org.imsggateway.message.TraceStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is meant: mentions and commands in groups, and what the trace says of them. */
class AddressTests {

    private static final String CALLED_CLAWD = "messages: {groupChat: {mentionPatterns: ['\\bclawd\\b']}}";
    private static final String LISTED = "groupAllowFrom: ['+15557000002']";

    private static Judged clawd(String imessage) {
        return Judged.byWhole("{" + CALLED_CLAWD + ", channels: {imessage: " + imessage + "}}");
    }

    private static String outcome(Judged judged, String text) {
        return switch (judged.address(Arrived.inGroup().saying(text))) {
            case Ignored ignored -> ignored.reason() + (ignored.keptAsContext() ? ", kept" : "");
            case Addressed addressed -> addressed.mentioned() ? "mentioned" : "not mentioned";
        };
    }

    private static Addressed addressed(AddressDecision decision) {
        return (Addressed) decision;
    }

    @ParameterizedTest(name = "{2}: {0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{groups: {'*': {}}}                                                     | lunch?        | no mention, kept",
                "{groups: {'*': {}}}                                                     | CLAWD, lunch? | mentioned",
                "{groups: {'42': {requireMention: false}, '*': {requireMention: true}}}  | lunch?        | not mentioned",
                "{groups: {'42': {}, '*': {requireMention: false}}}                      | lunch?        | not mentioned",
                "{groups: {'42': {requireMention: true}, '*': {requireMention: false}}}  | lunch?        | no mention, kept",
                "{groups: {'*': {}}, groupAllowFrom: ['+15557000002']}                   | /status       | mentioned",
                "{groups: {'*': {}}, groupPolicy: open}            | /status       | control command (unauthorized)",
                "{groups: {'*': {}}, groupPolicy: open}                                  | clawd /status | mentioned",
            })
    void groupMessages(String keys, String text, String outcome) {
        assertThat(outcome(clawd(keys), text)).isEqualTo(outcome);
    }

    @Test
    void withoutAUsablePatternEverythingPassesNotMentioned() {
        assertThat(outcome(Judged.under("{groups: {'*': {}}}"), "lunch?")).isEqualTo("not mentioned");
        var ignored =
                "{messages: {groupChat: {mentionPatterns: ['(a+)+', '[']}}, channels: {imessage: {cliPath: imsg}}}";
        assertThat(outcome(Judged.byWhole(ignored), "lunch?")).isEqualTo("not mentioned");
    }

    @Test
    void anAgentThatWantsNoPatternsIsNotMentioned() {
        var judged = Judged.byWhole(
                "{" + CALLED_CLAWD
                        + ", agents: {list: [{id: main, groupChat: {mentionPatterns: []}}]}, channels: {imessage: {cliPath: imsg}}}");
        assertThat(outcome(judged, "clawd, lunch?")).isEqualTo("not mentioned");
    }

    @Test
    void aDirectMessageCountsAsMentioned() {
        var decision = addressed(clawd("{allowFrom: ['*'], dmPolicy: open}").address(Arrived.direct()));
        assertThat(decision.mentioned()).isTrue();
        assertThat(decision.text()).isEqualTo("hello");
    }

    @Test
    void aDirectMessageIsTakenAsItIs() {
        var decision =
                addressed(clawd("{cliPath: imsg}").address(Arrived.direct().saying(" @clawd /status ")));
        assertThat(decision.text()).isEqualTo(" @clawd /status ");
    }

    @Test
    void aCommandAfterAMentionIsNoneForTheGatesAndStandsAloneInTheText() {
        var judged = clawd("{groupPolicy: open}");
        var decision = addressed(judged.address(Arrived.inGroup().saying("@clawd /status")));
        assertThat(decision.commandAuthorized()).isFalse();
        assertThat(decision.text()).isEqualTo("/status");
    }

    @Test
    void aMentionInsideTheTextStaysInIt() {
        var decision =
                addressed(clawd("{groupPolicy: open}").address(Arrived.inGroup().saying(" ask clawd ")));
        assertThat(decision.mentioned()).isTrue();
        assertThat(decision.text()).isEqualTo(" ask clawd ");
    }

    @Test
    void whereNoMentionIsRequiredACommandIsNoMention() {
        var judged = clawd("{" + LISTED + ", groups: {'*': {requireMention: false}}}");
        assertThat(outcome(judged, "/status")).isEqualTo("not mentioned");
        assertThat(outcome(judged, "clawd?")).isEqualTo("mentioned");
    }

    @Test
    void aCommandWithAMentionInItNeedsAnAuthorisedSenderAllTheSame() {
        assertThat(outcome(clawd("{groupPolicy: open}"), "/new clawd")).isEqualTo("control command (unauthorized)");
    }

    @Test
    void anUnauthorisedCommandInADirectConversationGoesOnWithoutAuthority() {
        var judged = Judged.byWhole("{commands: {config: true, allowFrom: {imessage: ['+15557000001']}},"
                + " channels: {imessage: {dmPolicy: open, allowFrom: ['*']}}}");
        var decision = addressed(judged.address(Arrived.direct().saying("/config show")));
        assertThat(decision.commandAuthorized()).isFalse();
        assertThat(decision.mentioned()).isTrue();
    }

    @Test
    void aCommandThatIsSwitchedOffIsTextThatNeedsAMention() {
        assertThat(outcome(clawd("{" + LISTED + "}"), "/config show")).isEqualTo("no mention, kept");
    }

    @Test
    void aDirectChatThatIsListedAmongTheGroupsNeedsAMention() {
        var decision = clawd("{groups: {'5': {}}}").address(Arrived.direct());
        assertThat(decision).isInstanceOf(Ignored.class);
    }

    @Test
    void theTraceOfAnUnmentionedMessageNamesTheRuleAndThePatterns() {
        var steps = clawd("{groups: {'42': {requireMention: true}}}")
                .address(Arrived.inGroup())
                .steps();
        assertThat(steps)
                .extracting(TraceStep::gate, TraceStep::passed, TraceStep::key, TraceStep::value)
                .containsExactly(
                        tuple("command", true, null, null),
                        tuple("mention", true, "channels.imessage.groups.42.requireMention", "true"),
                        tuple("mention", false, "messages.groupChat.mentionPatterns", "[\\bclawd\\b]"));
        assertThat(steps.getLast().finding()).isEqualTo("the text does not mention agent main");
    }

    @Test
    void theTraceNamesTheKeyForEveryGroupWhereTheChatHasNoneOfItsOwn() {
        assertThat(clawd("{accounts: {work: {groups: {'*': {requireMention: false}}}}}")
                        .address(Arrived.inGroup().on("work"))
                        .steps())
                .contains(TraceStep.passed("mention", "the agent answers everything in chat 42")
                        .because("channels.imessage.accounts.work.groups.*.requireMention", "false"));
    }

    @Test
    void theTraceSaysThatARuleNobodyWroteRequiresAMention() {
        assertThat(clawd("{cliPath: imsg}").address(Arrived.inGroup()).steps())
                .extracting(TraceStep::key, TraceStep::value)
                .contains(tuple("channels.imessage.groups.*.requireMention", "unset, which means true"));
    }

    @Test
    void theTraceOfAMentionNamesThePatternThatFoundIt() {
        var judged = Judged.byWhole(
                "{agents: {list: [{id: ops, identity: {name: Crab}}]}, channels: {imessage: {cliPath: imsg}}}");
        assertThat(judged.address(Arrived.inGroup().saying("crab!")).steps().getLast())
                .isEqualTo(TraceStep.passed("mention", "the text mentions agent ops")
                        .because("agents.list[].identity", "Crab"));
    }

    @Test
    void theTraceOfARefusedCommandNamesTheListThatDecided() {
        var judged = Judged.byWhole(
                "{commands: {allowFrom: {'*': ['+15557000001']}}," + " channels: {imessage: {groupPolicy: open}}}");
        assertThat(judged.address(Arrived.inGroup().saying("/STATUS")).steps())
                .containsExactly(
                        TraceStep.ended("command", "/status is a command, and +15557000002 may not give commands")
                                .because("commands.allowFrom.*", "[+15557000001]"));
    }

    @Test
    void whatStandsInALogShowsNoText() {
        var decision = clawd("{groupPolicy: open}").address(Arrived.inGroup().saying("clawd, my secret"));
        assertThat(decision.toString()).contains("mentioned=true").doesNotContain("secret", Arrived.STRANGER);
    }
}
