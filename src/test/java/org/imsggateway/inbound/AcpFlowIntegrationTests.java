package org.imsggateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.imsggateway.message.Messages;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A conversation that is bound to an ACP agent, and what becomes of messages that arrive while it works. */
@Timeout(120)
class AcpFlowIntegrationTests {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final String OWNER = "+15557000002";

    @TempDir
    private Path home = Path.of(".");

    @SuppressWarnings("NullAway.Init") // every test starts one
    private InboundContext gateway;

    private long row;

    @AfterEach
    void stop() {
        gateway.close();
    }

    private void start(String more) {
        start(more, "");
    }

    private void start(String more, String channel) {
        gateway = InboundContext.in(home, """
                gateway: {home: %s}
                channels: {imessage: {%sdmPolicy: allowlist, allowFrom: ["%s"], groupPolicy: open, groups: {"42": {requireMention: false}}}}
                agents:
                  list:
                    - {id: main, runtime: {type: echo}}
                    - id: tester
                      runtime:
                        type: acp
                        timeout: 30s
                        acp:
                          permissions: ask
                          command: [%s, -XX:+UseSerialGC, -XX:TieredStopAtLevel=1, -cp, '%s', org.imsggateway.agent.acp.HostileAgent]
                %s""".formatted(
                                home,
                                channel,
                                OWNER,
                                System.getProperty("java.home") + "/bin/java",
                                System.getProperty("java.class.path"),
                                more))
                .start();
    }

    /** Someone writes; returns at once. */
    private String writes(Messages.Builder message) {
        row++;
        String guid = "guid-" + row;
        gateway.accept(message.row(row).guid(guid).build());
        return guid;
    }

    private String writes(String text) {
        return writes(Messages.direct().text(text));
    }

    /** The owner writes, and everything comes to its end; returns what was sent since. */
    private List<String> says(String text) {
        // A message is finished when its answer is stored, and that is before it is sent.
        await().atMost(LONG)
                .until(() -> gateway.jdbc()
                                .sql("select count(*) from outbox_piece where settled_at is null")
                                .query(Integer.class)
                                .single()
                        == 0);
        int before = sent().size();
        writes(text);
        gateway.outcomes();
        await().atMost(LONG).until(() -> sent().size() > before);
        return sent().subList(before, sent().size());
    }

    private List<String> sent() {
        return gateway.channel().texts();
    }

    private void awaitHanging() {
        // The directory is made for the first turn, and may not be there yet.
        await().atMost(LONG)
                .ignoreExceptionsInstanceOf(NoSuchFileException.class)
                .until(() -> {
                    try (Stream<Path> files = Files.walk(home.resolve("agents"))) {
                        return files.anyMatch(file -> file.endsWith("hanging"));
                    }
                });
    }

    private String outcome(String guid) {
        await().atMost(LONG)
                .until(() -> gateway.entries().stream()
                        .filter(entry -> entry.guid().equals(guid))
                        .noneMatch(entry -> EntryState.valueOf(entry.state()).unfinished()));
        return gateway.entries().stream()
                .filter(entry -> entry.guid().equals(guid))
                .map(entry -> entry.state() + " " + entry.outcome())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aBoundConversationTalksToItsAgentUntilItsSessionIsClosed() {
        start("");
        assertThat(says("hello")).containsExactly("hello");
        assertThat(says("/acp spawn tester --bind here").getFirst()).contains("agent:tester:acp:", "bound");
        assertThat(says("fix the test").getFirst()).startsWith("s1 heard").endsWith("fix the test");
        assertThat(says("and the next").getFirst()).startsWith("s1 heard");
        assertThat(says("/new"))
                .containsExactly(
                        "ACP session reset in place: the same session and binding, with nothing said in it yet.");
        assertThat(says("/reset write docs").getFirst()).startsWith("s2 heard").endsWith("write docs");
        assertThat(says("/acp close").getFirst()).contains("removed 1 binding");
        assertThat(says("hi")).containsExactly("hi");
    }

    @Test
    void anAnswerOfWhichOnlyTheBeginningIsShownGoesOutInOnePiece() {
        start("", "blockStreaming: true, ");
        says("/acp spawn tester --label fix");
        assertThat(says("/acp steer --session fix do:verses")).containsExactly("One.\n\nTwo.\n\nThree.");
    }

    @Test
    void anotherSessionIsToldSomethingAndTheBeginningOfItsAnswerComesHere() {
        start("");
        says("/acp spawn tester --label fix");
        assertThat(says("/acp steer --session fix do:large"))
                .singleElement()
                .satisfies(text -> assertThat(text).hasSize(800).endsWith("x…"));
        assertThat(says("hello")).containsExactly("hello");
        assertThat(says("/acp steer --session fix go on").getFirst()).startsWith("s1 heard");
    }

    @Test
    void whatIsFinishedGoesOutWhileTheAgentStillSpeaks() {
        start("", "blockStreaming: true, ");
        says("/acp spawn tester --bind here");
        int before = sent().size();
        String guid = writes("do:paragraphs");
        await().atMost(LONG)
                .untilAsserted(
                        () -> assertThat(sent().subList(before, sent().size())).containsExactly("One.", "Two."));
        writes("/stop");
        assertThat(outcome(guid)).isEqualTo("HANDLED stopped in the chat");
    }

    @Test
    void aSessionThatIsToldSomethingFromElsewhereWorksWhereItsBindingSays() throws Exception {
        Path project = Files.createDirectory(home.resolve("project"));
        start(
                "bindings: [{type: acp, agentId: tester, match: {channel: imessage, peer: {kind: group, id: '42'}}, acp: {label: team, cwd: '%s'}}]\n"
                        .formatted(project));
        String first = writes(Messages.inGroup(42).from(OWNER).text("hello"));
        assertThat(outcome(first)).isEqualTo("HANDLED answered");
        assertThat(says("/acp steer --session team do:where"))
                .containsExactly(project.toRealPath().toString());
        assertThat(says("/acp status team").getFirst()).contains("Works in: " + project);
        assertThat(says("/acp sessions").getFirst()).startsWith("team: agent:tester:acp:binding:imessage:default:");
    }

    @Test
    void aBindingOutlivesTheGateway() {
        start("");
        says("/acp spawn tester --bind here");
        says("my name is Ana");
        gateway.close();
        start("");
        assertThat(says("do:all").getFirst()).contains("User: ", "my name is Ana");
    }

    @Test
    void aFailedTurnOfABoundConversationIsExplainedToItsPeople() {
        start("");
        says("/acp spawn tester --bind here");
        assertThat(says("do:die"))
                .containsExactly("ACP error (ACP_TURN_FAILED): the agent's process ended with exit code 3\n"
                        + "next: /acp status, or send it again");
        assertThat(says("/acp status").getFirst()).contains("exit code 3");
        assertThat(says("/acp doctor").getFirst())
                .contains("can be started here. But the last turn of this chat failed: ACP_TURN_FAILED", "exit code 3");
        assertThat(says("again").getFirst()).contains("again");
    }

    @Test
    void aSessionThatIsGoneIsUnboundAndReportedAndThenTheUsualAgentAnswers() {
        start("");
        says("/acp spawn tester --bind here");
        gateway.jdbc().sql("delete from acp_session").update();
        assertThat(says("hello").getFirst())
                .contains("ACP_SESSION_INIT_FAILED", "this session no longer exists; its binding was removed");
        assertThat(says("hello")).containsExactly("hello");
    }

    @Test
    void messagesAreNotHandedOnWhileDispatchIsOffAndNobodyElseAnswers() {
        start("acp: {dispatch: {enabled: false}}\n");
        says("/acp spawn tester --bind here");
        assertThat(says("hello").getFirst()).startsWith("ACP error (ACP_DISPATCH_DISABLED)");
    }

    @Test
    void aConfiguredBindingGoesToItsAgentAndAdmissionComesFirst() {
        start("bindings: [{type: acp, agentId: tester, match: {channel: imessage, peer: {kind: direct, id: '%s'}}}]\n"
                .formatted(OWNER));
        assertThat(says("hello").getFirst()).startsWith("s1 heard");
        String stranger = writes(Messages.direct().from("+15557000099").text("hello"));
        assertThat(outcome(stranger)).startsWith("DROPPED");
        assertThat(says("/acp close").getFirst()).contains("removed 0 bindings");
        assertThat(says("hello").getFirst()).startsWith("s2 heard");
    }

    @Test
    void stopEndsWhatRunsAndTheNextMessageGetsItsTurn() {
        start("bindings: [{type: route, agentId: tester, match: {channel: imessage}}]\n");
        String first = writes("do:hang");
        awaitHanging();
        assertThat(says("/stop")).containsExactly("Stopped.");
        assertThat(outcome(first)).isEqualTo("HANDLED stopped in the chat");
        assertThat(says("next").getFirst()).endsWith("next");
        assertThat(says("/stop")).containsExactly("Nothing runs here.");
    }

    @Test
    void whoeverTalksToASessionCanAskItToStopAndHearsWhatItHadSaid() {
        start("");
        says("/acp spawn tester --bind here");
        assertThat(says("/acp cancel").getFirst()).startsWith("Nothing runs in agent:tester:acp:");
        String turn = writes("do:hang");
        awaitHanging();
        writes("/acp cancel");
        assertThat(outcome(turn)).isEqualTo("HANDLED answered");
        await().atMost(LONG).until(() -> sent().containsAll(List.of("It is asked to stop.", "thinking")));
        assertThat(says("next").getFirst()).startsWith("s1 heard");
    }

    @Test
    void messagesThatComeWhileATurnRunsWaitForTheirOwn() {
        start("bindings: [{type: route, agentId: tester, match: {channel: imessage}}]\n");
        writes("do:hang");
        awaitHanging();
        writes("one");
        writes("two");
        writes("/acp cancel");
        await().atMost(LONG).until(() -> sent().size() == 4);
        assertThat(sent().get(2)).endsWith("one");
        assertThat(sent().get(3)).endsWith("two");
    }

    @Test
    void messagesThatComeWhileATurnRunsAreCollectedIntoOneWhereWanted() {
        start(
                "messages: {queue: {mode: collect}}\nbindings: [{type: route, agentId: tester, match: {channel: imessage}}]\n");
        writes("do:hang");
        awaitHanging();
        String one = writes("do:all one");
        String two = writes("two");
        await().atMost(LONG)
                .until(() -> gateway.entries().stream()
                                .filter(entry -> entry.state().equals("QUEUED"))
                                .count()
                        == 3);
        writes("/acp cancel");
        assertThat(outcome(one)).isEqualTo("HANDLED joined");
        assertThat(outcome(two)).isEqualTo("HANDLED answered");
        await().atMost(LONG).until(() -> sent().size() == 3);
        assertThat(sent().get(2)).endsWith("do:all one\ntwo");
    }

    @Test
    void stopEndsWhatWaitsForItsTurnToo() {
        start("bindings: [{type: route, agentId: tester, match: {channel: imessage}}]\n");
        String running = writes("do:hang");
        awaitHanging();
        String waiting = writes("one");
        assertThat(says("/stop")).containsExactly("Stopped.");
        assertThat(outcome(running)).isEqualTo("HANDLED stopped in the chat");
        assertThat(outcome(waiting)).isEqualTo("HANDLED stopped in the chat");
        assertThat(says("next").getFirst()).endsWith("next");
    }

    @Test
    void aNewerMessageEndsWhatRunsWhereWanted() {
        start(
                "messages: {queue: {mode: interrupt}}\nbindings: [{type: route, agentId: tester, match: {channel: imessage}}]\n");
        String first = writes("do:hang");
        awaitHanging();
        assertThat(says("next").getFirst()).endsWith("next");
        assertThat(outcome(first)).isEqualTo("HANDLED interrupted by a newer message");
    }

    @Test
    void whatAnAgentAsksIsAskedOfTheOwnerAndNotOfItsContact() {
        start(
                "bindings: [{type: route, agentId: tester, match: {channel: imessage, peer: {kind: group, id: '42'}}}]\n");
        String asked = writes(Messages.inGroup(42).from("+15557000077").text("do:permission"));
        await().atMost(LONG).until(() -> sent().size() == 1);
        assertThat(sent().getFirst()).startsWith("tester asks to do this:\nrm -rf /");
        writes(Messages.direct().from("+15557000077").text("1"));
        writes(Messages.inGroup(42).from("+15557000077").text("1"));
        assertThat(says("2")).contains("Answered: Once");
        assertThat(outcome(asked)).isEqualTo("HANDLED answered");
        await().atMost(LONG).until(() -> sent().stream().anyMatch(text -> text.contains("\"optionId\":\"o\"")));
    }

    /** An agent asks the owner in the name of someone in a group who is no owner. */
    private String askingTheOwner() {
        start(
                "bindings: [{type: route, agentId: tester, match: {channel: imessage, peer: {kind: group, id: '42'}}}]\n");
        String asked = writes(Messages.inGroup(42).from("+15557000077").text("do:permission"));
        await().atMost(LONG).until(() -> gateway.channel().guids().size() == 1);
        return asked;
    }

    private String question() {
        return gateway.channel().guids().getFirst();
    }

    @ParameterizedTest
    @CsvSource({"like, , o", "dislike, , n", "custom, 1\uFE0F\u20E3, a"})
    void aReactionOfTheOwnerAnswersWhatAnAgentAsked(String type, @Nullable String emoji, String option) {
        String asked = askingTheOwner();
        String tap = writes(Messages.direct().from(OWNER).tapback(question(), type, emoji));
        assertThat(outcome(tap)).isEqualTo("HANDLED approval answered");
        assertThat(outcome(asked)).isEqualTo("HANDLED answered");
        await().atMost(LONG)
                .until(() -> sent().stream().anyMatch(text -> text.contains("\"optionId\":\"" + option + "\"")));
    }

    @Test
    void aReactionIsAuthorizedByTheQuestionAloneAndNotByWhoMayTalkWhereItIsGiven() {
        String asked = askingTheOwner();
        String other = writes(Messages.direct().from("+15557000077").tapback(question(), "like", null));
        assertThat(outcome(other)).isEqualTo("DROPPED tapback");
        String onAnother = writes(Messages.direct().from(OWNER).tapback("another message", "like", null));
        assertThat(outcome(onAnother)).isEqualTo("DROPPED tapback");
        String inAGroupThatIsNotListed = writes(Messages.inGroup(43).from(OWNER).tapback(question(), "like", null));
        assertThat(outcome(inAGroupThatIsNotListed)).isEqualTo("HANDLED approval answered");
        assertThat(outcome(asked)).isEqualTo("HANDLED answered");
    }

    @Test
    void aReactionOfThisMacsOwnUserCounts() {
        String asked = askingTheOwner();
        String tap = writes(Messages.direct().from(OWNER).fromMe().tapback(question(), "dislike", null));
        assertThat(outcome(tap)).isEqualTo("HANDLED approval answered");
        assertThat(outcome(asked)).isEqualTo("HANDLED answered");
    }
}
