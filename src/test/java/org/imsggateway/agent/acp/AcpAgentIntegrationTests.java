package org.imsggateway.agent.acp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.imsggateway.agent.AcpSession;
import org.imsggateway.agent.AgentException;
import org.imsggateway.agent.AgentReply;
import org.imsggateway.config.AcpMode;
import org.imsggateway.config.BindingConfig;
import org.imsggateway.message.ShortDigest;
import org.imsggateway.session.SessionKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An agent that is a real process and behaves badly. */
@Timeout(120)
class AcpAgentIntegrationTests {

    @TempDir
    private Path home = Path.of(".");

    @SuppressWarnings("NullAway.Init") // every test begins with it
    private AcpFixture acp;

    @AfterEach
    void close() {
        acp.close();
    }

    private AcpFixture agent() {
        return agent("", "");
    }

    private AcpFixture agent(String mode, String more) {
        acp = AcpFixture.hostile(home, mode, more);
        return acp;
    }

    @Test
    void turnsOfOneSessionGoToOneSessionOfTheAgent() throws Exception {
        agent();
        assertThat(acp.answer("one")).startsWith("s1 heard").endsWith("one");
        assertThat(acp.answer("two")).startsWith("s1 heard").endsWith("two");
    }

    @Test
    void sessionsOfOneDirectoryShareAProcessAndNothingElse() throws Exception {
        agent("", "cwd: '" + home + "'");
        assertThat(AcpFixture.text(acp.says(acp.key(), "life-1", "one"))).startsWith("s1");
        assertThat(AcpFixture.text(acp.says(new SessionKey("agent:tester:direct:ana"), "life-2", "two")))
                .startsWith("s2");
    }

    @Test
    void aFreshStartBeginsANewSessionOfTheAgent() throws Exception {
        agent();
        acp.answer("one");
        assertThat(AcpFixture.text(acp.says(acp.key(), "life-2", "two"))).startsWith("s2 heard");
    }

    @Test
    void aSessionWorksInADirectoryOfItsOwn() throws Exception {
        agent();
        Path where = Path.of(acp.answer("do:where"));
        assertThat(where)
                .isDirectory()
                .startsWith(home.toRealPath().resolve("agents").resolve("tester"));
    }

    @Test
    void whatAnAgentComplainedOfWhenItDiedIsForTheOperatorAndNotForItsContact() throws Exception {
        agent();
        var failed = catchThrowableOfType(AgentException.class, () -> acp.says("do:complain"));
        assertThat(failed)
                .hasMessageContaining("exit code 4; it said: Error: not logged in, run /home/ann/bin/login first");
        assertThat(String.valueOf(failed.notice())).doesNotContain("logged in");
        assertThat(acp.sessions().find(acp.key()).orElseThrow().lastError()).contains("not logged in, run login first");
    }

    @Test
    void anAgentThatDiesFailsItsTurnAtOnceAndIsStartedAgainForTheNext() throws Exception {
        agent();
        assertThatThrownBy(() -> acp.says("do:die"))
                .isInstanceOf(AgentException.class)
                .hasMessageContaining("ACP_TURN_FAILED")
                .hasMessageContaining("exit code 3")
                .matches(failed -> !((AgentException) failed).retryable(), "not tried again");
        assertThat(acp.answer("again")).contains("again");
        assertThat(acp.sessions().find(acp.key()).orElseThrow().lastError()).isNull();
    }

    @Test
    void aSessionThatCannotBeTakenUpAgainIsToldWhatWasSaid() throws Exception {
        agent();
        acp.answer("my name is Ana");
        acp.restart();
        assertThat(acp.answer("do:all"))
                .contains("[Said earlier in this conversation]")
                .contains("User: my name is Ana")
                .endsWith("do:all");
    }

    @Test
    void aSessionIsLoadedWhereItsAgentCannotResumeItAsItSaid() throws Exception {
        agent("boastful", "");
        acp.answer("my name is Ana");
        acp.restart();
        assertThat(acp.answer("do:all")).endsWith("do:all").doesNotContain("[Said earlier");
    }

    @Test
    void howMuchItIsToldIsLimitedAsInEveryConversation() throws Exception {
        agent();
        acp.configure("channels: {imessage: {dmHistoryLimit: 1}}");
        SessionKey direct = new SessionKey("agent:tester:imessage:direct:ana@b.example");
        acp.says(direct, "life-1", "first");
        acp.says(direct, "life-1", "second");
        acp.restart();
        assertThat(AcpFixture.text(acp.says(direct, "life-1", "do:all")))
                .contains("User: second")
                .doesNotContain("User: first");
    }

    @ParameterizedTest
    @CsvSource({"garbage, after the garbage", "broken, after the bytes"})
    void aLineThatIsNoMessageCostsThatLine(String what, String said) throws Exception {
        agent("chatty", "");
        assertThat(acp.answer("do:" + what)).isEqualTo(said);
    }

    @Test
    void toolsAndThoughtsAreNotSaidAndWhatFollowsAToolIsANewParagraph() throws Exception {
        agent();
        assertThat(acp.answer("do:tools")).isEqualTo("Looking.\n\nFound it.");
    }

    @Test
    void anAnswerOfAMegabyteArrivesWhole() throws Exception {
        agent();
        assertThat(acp.answer("do:large")).hasSize(1024 * 1024);
    }

    @Test
    void anAnswerWithoutEndIsCut() throws Exception {
        agent();
        assertThat(acp.answer("do:endless")).hasSize(AcpReply.LONGEST);
    }

    @Test
    void nothingSaidIsNothingToSay() throws Exception {
        agent();
        assertThat(acp.says("do:nothing")).isEqualTo(new AgentReply.Nothing());
    }

    @ParameterizedTest
    @CsvSource({
        "refuse, refused to go on",
        "end=max_tokens, reached its limit of tokens before it said anything",
        "end=max_turn_requests, reached its limit of requests before it said anything",
        "fail, the model is gone (-32603)"
    })
    void aTurnThatFailsSaysWhyInOneLineToTheOperator(String what, String why) {
        agent();
        assertThatThrownBy(() -> acp.says("do:" + what))
                .hasMessageContaining(why)
                .hasMessageNotContaining("stack trace");
        assertThat(acp.sessions().find(acp.key()).orElseThrow().lastError()).contains(why);
    }

    @Test
    void aPermissionIsRefusedUnlessConfigured() throws Exception {
        agent();
        assertThat(acp.answer("do:permission")).contains("\"optionId\":\"n\"");
    }

    @Test
    void aPermissionThatIsGrantedIsGrantedOnce() throws Exception {
        agent("", "permissions: allow");
        assertThat(acp.answer("do:permission")).contains("\"optionId\":\"o\"");
    }

    @Test
    void aPermissionIsAskedOfTheOwnerWhoAnswersWithANumber() throws Exception {
        agent("", "permissions: ask");
        Future<AgentReply> turn = acp.begins("do:permission");
        await().atMost(AcpFixture.LONG).until(() -> !acp.toOwner.isEmpty());
        assertThat(acp.toOwner.getFirst())
                .startsWith("tester asks to do this:\nrm -rf /\n\n1. Always\n2. Once\n3. No")
                .containsPattern("/approve \\d+ and the number\\.$");
        await().atMost(AcpFixture.LONG)
                .untilAsserted(() -> assertThat(acp.owner("2")).contains("Answered: Once"));
        assertThat(AcpFixture.text(turn.get())).contains("\"optionId\":\"o\"");
        assertThat(acp.owner("2")).isEmpty();
    }

    @Test
    void filesAreNeitherReadNorWrittenUnlessConfigured() throws Exception {
        agent();
        Path where = Path.of(acp.answer("do:where"));
        assertThat(acp.answer("do:read=" + where.resolve("a"))).contains("refused: files are not read");
        assertThat(acp.answer("do:write=" + where.resolve("a"))).contains("refused: files are not written");
        assertThat(acp.answer("do:terminal")).isEqualTo("refused: programs are not run for this agent");
    }

    @Test
    void filesOfItsDirectoryAreReadAndWrittenWhereConfigured() throws Exception {
        agent("", "files: write");
        Path where = Path.of(acp.answer("do:where"));
        assertThat(acp.answer("do:write=" + where.resolve("sub/a.txt"))).isEqualTo("done");
        assertThat(where.resolve("sub/a.txt")).hasContent("written");
        assertThat(acp.answer("do:read=" + where.resolve("sub/a.txt"))).isEqualTo("written");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "%s/../../../x", "relative", "%s/link", "%s/out/x"})
    void noFileOutsideItsDirectoryIsReadOrWritten(String path) throws Exception {
        agent("", "files: write");
        Path where = Path.of(acp.answer("do:where"));
        Path secret = Files.writeString(home.resolve("x"), "secret");
        Files.createSymbolicLink(where.resolve("link"), secret);
        Files.createSymbolicLink(where.resolve("out"), home);
        String order = path.formatted(where);
        assertThat(acp.answer("do:read=" + order)).startsWith("refused:");
        assertThat(acp.answer("do:write=" + order)).startsWith("refused:");
        assertThat(secret).hasContent("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"do:hang", "do:abort"})
    void aTurnThatIsCancelledEndsWithWhatWasSaidAndTheSessionGoesOn(String how) throws Exception {
        agent();
        Path where = Path.of(acp.answer("do:where"));
        Future<AgentReply> turn = acp.begins(how);
        await().atMost(AcpFixture.LONG).until(() -> Files.exists(where.resolve("hanging")));
        assertThat(acp.sessions().cancel(acp.key())).isTrue();
        assertThat(AcpFixture.text(turn.get())).isEqualTo("thinking");
        assertThat(acp.answer("next")).startsWith("s1 heard");
    }

    @Test
    void anAgentThatDoesNotStopWhenItIsToldToIsEnded() throws Exception {
        agent();
        acp.answer("hello");
        AcpProcess process =
                acp.bean(AcpConversations.class).processOf(acp.key()).orElseThrow();
        Future<AgentReply> turn = acp.begins("do:stubborn");
        await().atMost(AcpFixture.LONG).until(() -> !process.isIdle());
        turn.cancel(true);
        await().atMost(AcpFixture.LONG).until(() -> !process.child().isAlive());
        assertThat(acp.answer("next")).contains("next");
    }

    /** A turn of another session that runs in the same process. */
    private Future<AgentReply> neighbour(SessionKey other) throws Exception {
        agent("", "cwd: '" + home + "'");
        acp.answer("hello");
        Future<AgentReply> turn = acp.begins(other, "life-2", "do:wait");
        await().atMost(AcpFixture.LONG).until(() -> Files.exists(home.resolve("wait")));
        return turn;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aTurnThatDoesNotStopCostsItsSessionAndNoTurnOfOthers(boolean closed) throws Exception {
        SessionKey other = new SessionKey("agent:tester:direct:ana");
        Future<AgentReply> neighbour = neighbour(other);
        AcpProcess shared =
                acp.bean(AcpConversations.class).processOf(acp.key()).orElseThrow();
        acp.sessions().setOptions(acp.key(), closed ? Map.of() : Map.of("timeout", "1"));
        Future<AgentReply> stubborn = acp.begins("do:deaf");
        await().atMost(AcpFixture.LONG).until(() -> Files.exists(home.resolve("deaf")));
        assertThat(!closed || acp.sessions().close(acp.key())).isTrue();
        assertThatThrownBy(stubborn::get)
                .hasMessageContaining(closed ? "did not stop when it was told to" : "no answer within 1 s");
        // What takes its place may take longer to start.
        acp.sessions().setOptions(acp.key(), Map.of());
        assertThat(acp.answer("next")).contains("next");
        assertThat(acp.bean(AcpConversations.class).processOf(acp.key()))
                .isPresent()
                .get()
                .isNotSameAs(shared);
        assertThat(neighbour.isDone()).isFalse();
        assertThat(acp.sessions().cancel(other)).isTrue();
        assertThat(AcpFixture.text(neighbour.get())).isEqualTo("waiting");
        await().atMost(AcpFixture.LONG).until(() -> shared.child().isGone());
    }

    @ParameterizedTest
    @CsvSource({"future, speaks version 7", "closed, Authentication required"})
    void anAgentThatCannotServeSaysWhy(String mode, String why) {
        agent(mode, "");
        assertThatThrownBy(() -> acp.says("hello")).hasMessageContaining(why);
    }

    @Test
    void anAgentThatAnswersNothingIsNotWaitedForLongerThanATurnMayTake() {
        agent("mute", "");
        SessionKey key = acp.spawned(Map.of("timeout", "1"));
        assertThatThrownBy(() -> acp.says(key, "life-1", "hello"))
                .hasMessageContaining("did not answer as an ACP agent (no answer to initialize in time)");
        assertThat(acp.bean(AcpConversations.class).processOf(key)).isEmpty();
    }

    @Test
    void aProgramThatIsNotThereIsNamed() {
        acp = new AcpFixture(home, List.of("/no/such/agent"), "");
        assertThatThrownBy(() -> acp.says("hello"))
                .hasMessage(
                        "ACP_BACKEND_MISSING: the program /no/such/agent is not on this machine; next: /acp doctor");
    }

    @Test
    void aTurnEndsAtItsDeadlineAndIsNotTriedAgain() throws Exception {
        agent();
        acp.answer("hello");
        acp.sessions().setOptions(acp.key(), Map.of("timeout", "1"));
        assertThatThrownBy(() -> acp.says("do:hang"))
                .hasMessageContaining("no answer within 1 s")
                .matches(failed -> !((AgentException) failed).retryable(), "not tried again");
        assertThat(acp.answer("next")).startsWith("s1 heard");
    }

    @Test
    void aDirectoryOfSomebodyElseIsUsedAsItIsAndNotMade() throws Exception {
        Path project = Files.createDirectory(
                home.resolve("project"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        agent("", "cwd: '" + project + "'");
        assertThat(acp.answer("do:where")).isEqualTo(project.toRealPath().toString());
        assertThat(Files.getPosixFilePermissions(project)).isEqualTo(PosixFilePermissions.fromString("rwxr-xr-x"));
        acp.sessions()
                .setOptions(acp.key(), Map.of("cwd", home.resolve("nowhere").toString()));
        assertThatThrownBy(() -> acp.says("hello")).hasMessageContaining("nowhere does not exist");
        assertThat(home.resolve("nowhere")).doesNotExist();
    }

    @Test
    void noMoreProcessesRunThanAreAllowedAndAnIdleOneMakesRoom() throws Exception {
        acp = AcpFixture.hostile(home, "", "processes: session");
        acp.configure("channels: {imessage: {}}\nacp: {maxConcurrentSessions: 1}");
        acp.restart();
        acp.answer("hello");
        AcpProcess first = acp.bean(AcpConversations.class).processOf(acp.key()).orElseThrow();
        SessionKey other = new SessionKey("agent:tester:direct:ana");
        assertThat(AcpFixture.text(acp.says(other, "life-2", "hello"))).startsWith("s1");
        assertThat(first.child().isGone()).isTrue();
        Path where = Path.of(AcpFixture.text(acp.says(other, "life-2", "do:where")));
        Future<AgentReply> busy = acp.begins(other, "life-2", "do:hang");
        await().atMost(AcpFixture.LONG).until(() -> Files.exists(where.resolve("hanging")));
        assertThatThrownBy(() -> acp.says("hello")).hasMessageContaining("acp.maxConcurrentSessions");
        assertThat(acp.sessions().cancel(other)).isTrue();
        assertThat(AcpFixture.text(busy.get())).isEqualTo("thinking");
    }

    @Test
    void aProcessWhoseSessionIsStillBeingMadeIsNotEndedForAnother() throws Exception {
        acp = AcpFixture.hostile(home, "slow", "processes: session");
        acp.configure("channels: {imessage: {}}\nacp: {maxConcurrentSessions: 1}");
        acp.restart();
        Future<AgentReply> first = acp.begins("hello");
        Path where = acp.directory(acp.key());
        await().atMost(AcpFixture.LONG).until(() -> Files.exists(where.resolve("opening")));
        acp.clock.advance(Duration.ofHours(1));
        acp.bean(AcpProcesses.class).look();
        assertThatThrownBy(() -> acp.says(new SessionKey("agent:tester:direct:ana"), "life-2", "hello"))
                .hasMessageContaining("acp.maxConcurrentSessions");
        Files.writeString(where.resolve("open"), "");
        assertThat(AcpFixture.text(first.get())).startsWith("s1 heard");
    }

    @Test
    void anAgentIsToldTheVersionOfTheProgram() throws Exception {
        agent();
        acp.answer("hello");
        assertThat(acp.directory(acp.key()).resolve("greeting"))
                .content()
                .contains("\"name\":\"imsg-gateway\"", "\"version\":\"9.8.7\"");
    }

    @Test
    void aChangedModeIsANewSessionUnderTheSameName() throws Exception {
        agent();
        assertThat(acp.answer("one")).startsWith("s1 heard");
        acp.binding = new BindingConfig.Acp(AcpMode.ONESHOT, null, null, null);
        assertThat(acp.answer("two")).startsWith("s2 heard");
        assertThat(acp.sessions().newest(9))
                .singleElement()
                .extracting(AcpSession::key)
                .isEqualTo(acp.key());
    }

    @Test
    void aChangedDirectoryIsANewSessionUnderTheSameName() throws Exception {
        agent();
        acp.answer("one");
        Path project = Files.createDirectory(home.resolve("project"));
        acp.binding = new BindingConfig.Acp(null, null, project.toString(), null);
        assertThat(acp.answer("do:where")).isEqualTo(project.toRealPath().toString());
        assertThat(acp.sessions().newest(9))
                .singleElement()
                .extracting(AcpSession::key)
                .isEqualTo(acp.key());
    }

    @Test
    void aSessionForOneTurnIsForgottenAfterIt() throws Exception {
        agent("", "mode: oneshot");
        assertThat(acp.answer("one")).startsWith("s1 heard");
        assertThat(acp.answer("two")).startsWith("s2 heard");
    }

    @ParameterizedTest
    @ValueSource(strings = {"insert", "update of last_used_at"})
    void aTurnWaitsForAStoreThatDoesNotTakeItsSession(String change) throws Exception {
        agent();
        acp.refuse(change, "");
        acp.beforeStoreIsAskedAgain = acp::accept;
        assertThat(acp.answer("hello")).startsWith("s1 heard");
    }

    @Test
    void anAnswerIsNotLostWhenItsEndCannotBeStored() throws Exception {
        agent("", "mode: oneshot");
        acp.refuse("update of remote_id", "when new.remote_id is null");
        assertThat(acp.answer("one")).startsWith("s1 heard");
    }

    @Test
    void aProcessOfOneTurnIsNotEndedWhileTheNextTurnUsesIt() throws Exception {
        agent("lingering", "mode: oneshot\nprocesses: session");
        assertThat(acp.answer("one")).startsWith("s1 heard");
        Future<AgentReply> next = acp.begins("do:hang");
        Path hanging = acp.directory(acp.key()).resolve("hanging");
        await().atMost(AcpFixture.LONG).until(() -> next.isDone() || Files.exists(hanging));
        await().during(Duration.ofMillis(300)).atMost(AcpFixture.LONG).until(() -> !next.isDone());
        assertThat(acp.sessions().cancel(acp.key())).isTrue();
        assertThat(AcpFixture.text(next.get())).isEqualTo("thinking");
    }

    @Test
    void aProcessOfOneTurnIsEndedWhenNobodyUsesIt() throws Exception {
        agent("", "mode: oneshot\nprocesses: session");
        long pid = Long.parseLong(acp.answer("do:pid"));
        await().atMost(AcpFixture.LONG).until(() -> ProcessHandle.of(pid).isEmpty());
    }

    @Test
    void anIdleProcessIsEndedAfterItsTime() throws Exception {
        agent();
        acp.answer("hello");
        AcpProcess process =
                acp.bean(AcpConversations.class).processOf(acp.key()).orElseThrow();
        acp.bean(AcpProcesses.class).look();
        assertThat(process.isOpen()).isTrue();
        acp.clock.advance(Duration.ofMinutes(31));
        acp.bean(AcpProcesses.class).look();
        assertThat(process.child().isGone()).isTrue();
        assertThat(acp.answer("next")).contains("next");
    }

    @ParameterizedTest
    @CsvSource({
        "model, ACP_INVALID_RUNTIME_OPTION, no such option (-32602)",
        "mode, ACP_BACKEND_UNSUPPORTED_CONTROL, Method not found (-32601)"
    })
    void anOptionThatTheAgentRefusesFailsTheTurnWithItsNameAndTheWayOut(String name, String code, String why)
            throws Exception {
        agent();
        acp.answer("hello");
        acp.sessions().setOptions(acp.key(), Map.of(name, "best"));
        assertThatThrownBy(() -> acp.says("hello"))
                .hasMessage("%s: the agent does not take the option %s=best: %s; next: /acp reset-options"
                        .formatted(code, name, why));
        acp.sessions().setOptions(acp.key(), Map.of());
        assertThat(acp.answer("hello")).startsWith("s1 heard");
    }

    @Test
    void aNewSessionWhoseOptionIsRefusedIsKeptForTheNextTryAndToldWhatWasSaid() throws Exception {
        agent();
        acp.answer("my name is Ana");
        acp.restart();
        acp.sessions().setOptions(acp.key(), Map.of("model", "best"));
        assertThatThrownBy(() -> acp.says("hello")).hasMessageContaining("model=best");
        assertThatThrownBy(() -> acp.says("hello")).hasMessageContaining("model=best");
        acp.sessions().setOptions(acp.key(), Map.of());
        assertThat(acp.answer("do:all")).contains("User: my name is Ana");
        assertThat(acp.answer("which")).startsWith("s1 heard");
    }

    @Test
    void aProcessIsRecordedBeforeItHasAnswered() throws Exception {
        agent("late", "");
        Future<AgentReply> turn = acp.begins("hello");
        Path where = acp.directory(acp.key());
        await().atMost(AcpFixture.LONG).until(() -> Files.exists(where.resolve("opening")));
        assertThat(home.resolve("agents/.children"))
                .isDirectoryContaining("glob:**/" + ShortDigest.of(acp.processKey(acp.key())) + "-*");
        Files.writeString(where.resolve("open"), "");
        assertThat(AcpFixture.text(turn.get())).startsWith("s1 heard");
    }

    @Test
    void theDirectoryOfAClosedSessionStaysWhileAProcessRunsInIt() throws Exception {
        agent();
        acp.answer("hello");
        assertThat(acp.sessions().close(acp.key())).isTrue();
        acp.clock.advance(Duration.ofDays(31));
        acp.bean(AcpClosedSessions.class).expire(acp.clock.instant(), Duration.ofDays(30));
        assertThat(acp.directory(acp.key())).isDirectory();
        acp.bean(AcpProcesses.class).look();
        acp.clock.advance(Duration.ofDays(31));
        acp.bean(AcpClosedSessions.class).expire(acp.clock.instant(), Duration.ofDays(30));
        assertThat(acp.directory(acp.key())).doesNotExist();
    }

    @Test
    void aSessionIsKeptInMemoryForAsLongAsItsProcessRuns() throws Exception {
        agent();
        acp.answer("hello");
        AcpConversations conversations = acp.bean(AcpConversations.class);
        assertThat(conversations.known()).isOne();
        acp.clock.advance(Duration.ofMinutes(31));
        acp.bean(AcpProcesses.class).look();
        assertThat(conversations.known()).isZero();
        acp.answer("hello");
        assertThat(acp.sessions().close(acp.key())).isTrue();
        await().atMost(AcpFixture.LONG).until(() -> conversations.known() == 0);
    }

    @Test
    void processesThatAKilledGatewayLeftBehindAreEndedAtTheNextStart() throws Exception {
        agent();
        acp.answer("hello");
        AcpProcess process =
                acp.bean(AcpConversations.class).processOf(acp.key()).orElseThrow();
        try (AcpFixture next = AcpFixture.hostile(Files.createDirectory(home.resolve("other")), "", "")) {
            Files.createDirectories(next.home.resolve("agents/.children"));
            String record = ShortDigest.of(acp.processKey(acp.key())) + "-"
                    + process.child().pid();
            Files.copy(
                    home.resolve("agents/.children").resolve(record),
                    next.home.resolve("agents/.children").resolve("left"));
            next.restart();
            assertThat(process.child().isAlive()).isFalse();
        }
    }
}
