package org.imsggateway.agent.acp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Future;
import org.imsggateway.agent.AgentReply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs that run for an agent, with real ones. */
@Timeout(120)
class AcpTerminalsIntegrationTests {

    private static final String ALLOWED = "terminals: true\npermissions: allow";
    private static final String RELEASED = "refused: this session has no such terminal";

    @TempDir
    private Path home = Path.of(".");

    @SuppressWarnings("NullAway.Init") // every test begins with it
    private AcpFixture acp;

    @AfterEach
    void close() {
        acp.close();
    }

    private void agent(String more) {
        acp = AcpFixture.hostile(home, "", more);
    }

    /** A program of a session that does not end by itself. */
    private ProcessHandle sleeper() throws IOException {
        Path pid = acp.directory(acp.key()).resolve("pid");
        await().atMost(AcpFixture.LONG).until(() -> Files.exists(pid) && Files.size(pid) > 1);
        return ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();
    }

    @Test
    void aProgramIsRunAndItsOutputAndStatusComeBack() throws Exception {
        agent(ALLOWED);
        assertThat(acp.answer("do:run=echo,$WHO;echo,err,>&2;exit,3"))
                .startsWith("ana\nerr\n|false|")
                .contains("\"exitCode\":3")
                .endsWith(RELEASED);
    }

    @Test
    void noProgramIsRunUnlessThatIsConfigured() throws Exception {
        agent("permissions: allow");
        assertThat(acp.answer("do:run=id")).isEqualTo("refused: programs are not run for this agent");
        assertThat(acp.directory(acp.key()).resolve("greeting")).content().contains("\"terminal\":false");
    }

    @Test
    void aRefusalOfPermissionsHoldsForProgramsToo() throws Exception {
        agent("terminals: true");
        assertThat(acp.answer("do:run=id")).isEqualTo("refused: this is not permitted");
        assertThat(acp.directory(acp.key()).resolve("greeting")).content().contains("\"terminal\":true");
    }

    @Test
    void theOwnersSeeTheWholeProgramBeforeItRuns() throws Exception {
        agent("terminals: true\npermissions: ask");
        Future<AgentReply> turn = acp.begins("do:run=echo,it's");
        await().atMost(AcpFixture.LONG).until(() -> !acp.toOwner.isEmpty());
        assertThat(acp.toOwner.getFirst())
                .contains("tester asks to do this:\nrun in "
                        + acp.directory(acp.key()).toRealPath())
                .contains(": WHO=ana /bin/sh -c 'echo it'\\''s'\n\n1. Allow once\n2. Refuse");
        await().atMost(AcpFixture.LONG)
                .untilAsserted(() -> assertThat(acp.owner("2")).isPresent());
        assertThat(AcpFixture.text(turn.get())).isEqualTo("refused: this is not permitted");
    }

    @Test
    void onlyTheEndOfALongOutputIsKept() throws Exception {
        agent(ALLOWED);
        assertThat(acp.answer("do:run=seq,1,1000")).startsWith("96\n997\n998\n999\n1000\n|true|");
    }

    @Test
    void itRunsInTheDirectoryOfItsAgent() throws Exception {
        agent(ALLOWED);
        acp.answer("do:run=pwd,>where");
        Path directory = acp.directory(acp.key());
        assertThat(directory.resolve("where")).hasContent(directory.toRealPath().toString());
    }

    @Test
    void aProgramThatReadsFindsNothingToRead() throws Exception {
        agent(ALLOWED);
        assertThat(acp.answer("do:run=cat;echo,over")).startsWith("over\n|false|");
    }

    @Test
    void aKilledProgramKeepsItsOutputUntilItIsReleased() throws Exception {
        agent(ALLOWED);
        assertThat(acp.answer("do:stop=echo,$$>pid;sleep,600"))
                .contains("|false|", "\"exitCode\":1")
                .endsWith(RELEASED);
    }

    @Test
    void noMoreThanEightAreOpenAtOnce() throws Exception {
        agent(ALLOWED);
        assertThat(acp.answer("do:runs=true"))
                .isEqualTo("refused: 8 terminals are open, which is the most; release one");
    }

    @Test
    void aSessionThatIsClosedTakesItsProgramsWithIt() throws Exception {
        agent(ALLOWED);
        assertThat(acp.answer("do:start=echo,$$>pid;sleep,600")).isEqualTo("started");
        ProcessHandle sleeper = sleeper();
        assertThat(sleeper.isAlive()).isTrue();
        assertThat(acp.sessions().close(acp.key())).isTrue();
        await().atMost(AcpFixture.LONG).until(() -> !sleeper.isAlive());
    }

    @Test
    void anAgentThatDiesTakesItsProgramsWithIt() throws Exception {
        agent(ALLOWED);
        acp.answer("do:start=echo,$$>pid;sleep,600");
        ProcessHandle sleeper = sleeper();
        acp.bean(AcpConversations.class)
                .processOf(acp.key())
                .orElseThrow()
                .child()
                .kill();
        await().atMost(AcpFixture.LONG).until(() -> !sleeper.isAlive());
    }

    @Test
    void aStopOfTheGatewayEndsThemAll() throws Exception {
        agent(ALLOWED);
        acp.answer("do:start=echo,$$>pid;sleep,600");
        ProcessHandle sleeper = sleeper();
        acp.restart();
        assertThat(sleeper.isAlive()).isFalse();
    }
}
