package org.imsggateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import org.imsggateway.message.Messages;
import org.imsggateway.message.TraceStep;
import org.junit.jupiter.api.Test;

/** Which gate ends a message, in the order in which the gates stand. */
class GatesTests {

    private static final String OPEN = "{dmPolicy: open, allowFrom: ['*'], groupPolicy: open}";
    private static final String FILES = "{dmPolicy: open, allowFrom: ['*'], includeAttachments: true}";
    private static final String ME = "me@x.example";

    private static Messages.Builder note() {
        return Messages.direct().from(ME).identifier("ME@x.example").to("me@X.example");
    }

    @Test
    void aRowWithoutASenderIsDroppedFirstOfAll() {
        assertThat(Judging.under(OPEN)
                        .ours()
                        .outcome(Messages.direct().from(" ").fromMe()))
                .isEqualTo("missing sender");
    }

    @Test
    void aChatThatIsListedUnderGroupsIsAGroupThoughMessagesSaysOtherwise() {
        Judging judging =
                Judging.under("{dmPolicy: open, allowFrom: ['*'], groupPolicy: disabled, groups: {'42': {}}}");

        assertThat(judging.outcome(Messages.direct().chat(42))).isEqualTo("groupPolicy disabled");
        assertThat(judging.outcome(Messages.direct().chat(43))).isEqualTo("dispatch");
    }

    @Test
    void whatWeWroteToAFriendIsNotAnswered() {
        assertThat(Judging.under(OPEN).outcome(Messages.direct().fromMe())).isEqualTo("from me");
    }

    @Test
    void ourOwnRowInAGroupIsNotAnsweredEvenWhereNobodyMayWrite() {
        assertThat(Judging.under("{groupPolicy: disabled}")
                        .outcome(Messages.inGroup(42).fromMe()))
                .isEqualTo("from me");
    }

    @Test
    void aNoteToSelfIsAnswered() {
        assertThat(Judging.under(OPEN).outcome(note().fromMe())).isEqualTo("dispatch");
    }

    @Test
    void aNoteToSelfNeedsAccessLikeAnyMessage() {
        assertThat(Judging.under("{dmPolicy: pairing}").outcome(note().fromMe()))
                .isEqualTo("pairing");
    }

    @Test
    void ourReplyThatComesBackIntoTheChatWithOurselvesIsNotANote() {
        assertThat(Judging.under(OPEN).ours().outcome(note().fromMe())).isEqualTo("agent echo in self-chat");
    }

    @Test
    void withoutOurOwnAddressItMayBeAFriendsChatSoAnOwnRowIsDropped() {
        assertThat(Judging.under(OPEN)
                        .outcome(Messages.direct()
                                .from("+1777")
                                .identifier("+1777")
                                .fromMe()))
                .isEqualTo("from me");
    }

    @Test
    void aReactionIsNeverAText() {
        assertThat(Judging.under("{dmPolicy: pairing}")
                        .outcome(Messages.direct().tapback("G-0")))
                .isEqualTo("tapback");
    }

    @Test
    void aGroupMessageNeedsAChatNumber() {
        assertThat(Judging.under(OPEN).outcome(Messages.inGroup(0))).isEqualTo("group without chat_id");
    }

    @Test
    void accessComesBeforeTheBodySoAStrangersEmptyMessageGetsACode() {
        assertThat(Judging.under("{dmPolicy: pairing}")
                        .outcome(Messages.direct().text("")))
                .isEqualTo("pairing");
    }

    @Test
    void accessComesBeforeTheEchoSoAStrangerWhoRepeatsUsGetsACode() {
        assertThat(Judging.under("{dmPolicy: pairing}").ours().outcome(Messages.direct()))
                .isEqualTo("pairing");
    }

    @Test
    void aMessageWithNeitherTextNorUsableFileIsEmpty() {
        assertThat(Judging.under(OPEN).outcome(Messages.direct().text("").file("image/png")))
                .isEqualTo("empty body");
        assertThat(Judging.under(FILES).outcome(Messages.direct().text("").file("/etc/passwd", "image/png", false)))
                .isEqualTo("empty body");
    }

    @Test
    void aUsableFileStandsForAbsentText() {
        Decision decision = Judging.under(FILES)
                .decision(Messages.direct().text("").file("IMAGE/HEIC").build());

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Answer.class,
                        answer -> assertThat(answer.body()).isEqualTo("<media:image>"));
    }

    @Test
    void theSecondCopyOfANoteIsNotAnotherNote() {
        assertThat(Judging.under(OPEN).copy().outcome(note())).isEqualTo("self-chat echo");
    }

    @Test
    void whatWeJustSentIsNotAnswered() {
        assertThat(Judging.under(OPEN).ours().outcome(Messages.direct())).isEqualTo("echo");
    }

    @Test
    void theEmptyBodyIsJudgedBeforeTheEcho() {
        assertThat(Judging.under(OPEN).ours().outcome(Messages.direct().text(" ")))
                .isEqualTo("empty body");
    }

    @Test
    void whatOnlyAnAssistantWritesIsNotAnswered() {
        assertThat(Judging.under(OPEN).outcome(Messages.direct().text("assistant to=final hi")))
                .isEqualTo("reflected assistant content");
    }

    @Test
    void aReflectionIsJudgedBeforeTheMention() {
        assertThat(Judging.with("""
                        channels: {imessage: {groupPolicy: open}}
                        messages: {groupChat: {mentionPatterns: ['clawd']}}
                        """).outcome(Messages.inGroup(42).text("<think>")))
                .isEqualTo("reflected assistant content");
    }

    @Test
    void aConversationThatLoopsIsHeldBackAndNotLost() {
        assertThat(Judging.under(OPEN).limited().decision(Messages.direct().build()))
                .isInstanceOf(Decision.Held.class)
                .extracting(Decision::outcome)
                .isEqualTo("rate limited");
    }

    @Test
    void whatAnOperatorReleasedIsNotHeldBackAgain() {
        assertThat(Judging.under(OPEN).limited().released().outcome(Messages.direct()))
                .isEqualTo("dispatch");
    }

    @Test
    void aLoopDoesNotKeepAStrangerFromPairing() {
        assertThat(Judging.under("{dmPolicy: pairing}").limited().outcome(Messages.direct()))
                .isEqualTo("pairing");
    }

    @Test
    void theRoutedAgentsPatternsDecideWhetherAMessageMentions() {
        Judging judging = Judging.with("""
                channels: {imessage: {groupPolicy: open}}
                agents: {list: [{id: main, groupChat: {mentionPatterns: ['main']}}, {id: ops, groupChat: {mentionPatterns: ['ops']}}]}
                bindings: [{agentId: ops, match: {channel: imessage, peer: {kind: group, id: '42'}}}]
                """);

        assertThat(judging.outcome(Messages.inGroup(42).text("ops, help"))).isEqualTo("dispatch");
        assertThat(judging.outcome(Messages.inGroup(42).text("main, help"))).isEqualTo("no mention");
    }

    @Test
    void aThreadCanHaveItsOwnAgentAndItsOwnGating() {
        Judging judging = Judging.with("""
                channels: {imessage: {groupPolicy: open, groups: {'42': {requireMention: false}, '*': {}}}}
                messages: {groupChat: {mentionPatterns: [clawd]}}
                agents: {list: [{id: main}, {id: poet}]}
                bindings: [{agentId: poet, match: {channel: imessage, peer: {kind: group, id: '42'}}}]
                """);

        assertThat(judging.decision(Messages.inGroup(42).build()))
                .isInstanceOfSatisfying(
                        Decision.Answer.class,
                        answer ->
                                assertThat(answer.route().session().value()).isEqualTo("agent:poet:imessage:group:42"));
        assertThat(judging.outcome(Messages.inGroup(43))).isEqualTo("no mention");
    }

    @Test
    void aCommandOfSomeoneWhoMayNotIsDroppedInAGroup() {
        assertThat(Judging.under("{groupPolicy: open}")
                        .outcome(Messages.inGroup(42).text("/status")))
                .isEqualTo("control command (unauthorized)");
    }

    @Test
    void everyEndNamesItsGateLast() {
        TraceStep last = Judging.under(OPEN)
                .ours()
                .decision(Messages.direct().build())
                .steps()
                .getLast();

        assertThat(last.gate()).isEqualTo("echo");
        assertThat(last.passed()).isFalse();
    }

    @Test
    void anAccountThatIsGoneEndsItsMessages() {
        assertThat(Judging.under("{accounts: {a: {}}}")
                        .outcome(Messages.direct().account("b")))
                .isEqualTo("account removed");
    }

    @Test
    void whatComesTooLateIsRecordedAndNotAnswered() {
        assertThat(Judging.under(OPEN).late().decision(Messages.direct().build()))
                .isInstanceOf(Decision.Dropped.class)
                .extracting(Decision::outcome)
                .isEqualTo("stale");
    }

    @Test
    void whatComesTooLateWaitsForAnOperatorIfTheyWantToBeAsked() {
        Judging asks =
                Judging.with("gateway: {staleMessages: ask}\nchannels: {imessage: {dmPolicy: open, allowFrom: ['*']}}");

        assertThat(asks.late().decision(Messages.direct().build())).isInstanceOf(Decision.Held.class);
        assertThat(asks.released().outcome(Messages.direct())).isEqualTo("dispatch");
    }

    @Test
    void whatComesTooLateIsAnsweredIfThatIsConfigured() {
        assertThat(Judging.with(
                                "gateway: {staleMessages: answer}\nchannels: {imessage: {dmPolicy: open, allowFrom: ['*']}}")
                        .late()
                        .outcome(Messages.direct()))
                .isEqualTo("dispatch");
    }

    @Test
    void accessIsJudgedBeforeTheAge() {
        assertThat(Judging.under("{dmPolicy: disabled}").late().outcome(Messages.direct()))
                .isEqualTo("dmPolicy disabled");
    }
}
