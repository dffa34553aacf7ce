package org.imsggateway.agent.acp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import org.imsggateway.agent.AgentReply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An agent on the published protocol SDK: what we speak is what others understand. */
@Timeout(180)
class NpmAgentIntegrationTests {

    @TempDir
    private Path home = Path.of(".");

    private Optional<AcpFixture> acp = Optional.empty();

    @BeforeEach
    void install() throws Exception {
        Optional<List<String>> command = NpmAgent.command();
        assumeThat(command).isPresent();
        acp = command.map(words -> new AcpFixture(home, words, "permissions: ask"));
    }

    @AfterEach
    void close() {
        acp.ifPresent(AcpFixture::close);
    }

    @Test
    void itAnswersTurnAfterTurnAndForgetsWithAFreshStart() throws Exception {
        AcpFixture agent = acp.orElseThrow();
        assertThat(agent.answer("fix the test")).isEqualTo("turn 1: I heard \"fix the test\"");
        assertThat(agent.answer("and the next")).isEqualTo("turn 2: I heard \"and the next\"");
        assertThat(AcpFixture.text(agent.says(agent.key(), "life-2", "hello"))).startsWith("turn 1:");
    }

    @Test
    void itsSessionIsTakenUpAgainAfterARestart() throws Exception {
        AcpFixture agent = acp.orElseThrow();
        agent.answer("one");
        agent.restart();
        assertThat(agent.answer("two")).isEqualTo("turn 2: I heard \"two\"");
    }

    @Test
    void theOwnerAnswersWhatItAsks() throws Exception {
        AcpFixture agent = acp.orElseThrow();
        Future<AgentReply> turn = agent.begins("may you?");
        await().atMost(AcpFixture.LONG).until(() -> agent.owner("1").isPresent());
        assertThat(AcpFixture.text(turn.get())).isEqualTo("turn 1: yes");
    }

    @Test
    void itStopsWhenItIsToldTo() throws Exception {
        AcpFixture agent = acp.orElseThrow();
        Future<AgentReply> turn = agent.begins("take your time");
        await().atMost(AcpFixture.LONG)
                .until(() -> agent.bean(AcpConversations.class)
                        .processOf(agent.key())
                        .isPresent());
        await().atMost(AcpFixture.LONG).until(() -> agent.sessions().cancel(agent.key()));
        assertThat(AcpFixture.text(turn.get())).startsWith("turn 1:");
        assertThat(agent.answer("next")).startsWith("turn 2:");
    }
}
