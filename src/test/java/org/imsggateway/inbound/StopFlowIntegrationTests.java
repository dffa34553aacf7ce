package org.imsggateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.imsggateway.agent.Agent;
import org.imsggateway.agent.AgentReply;
import org.imsggateway.agent.AgentTurn;
import org.imsggateway.config.AgentType;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Messages that end those before them, however quickly they come: a reconnect brings them all at once. */
@Timeout(120)
class StopFlowIntegrationTests {

    private static final String OWNER = "+15557000001";
    private static final String YAML = """
            agents: {list: [{id: main, runtime: {type: echo}}]}
            channels: {imessage: {dmPolicy: allowlist, allowFrom: ["%s"]}}
            """.formatted(OWNER);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path home;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch never = new CountDownLatch(1);

    /** Never comes to an end with what it is told to do. */
    private final class Worker implements Agent {

        @Override
        public AgentType type() {
            return AgentType.ECHO;
        }

        @Override
        public AgentReply answer(AgentTurn turn) throws InterruptedException {
            asked.add(turn.said().text());
            if (turn.said().text().startsWith("do")) {
                never.await();
            }
            return new AgentReply.Answer("ok", List.of());
        }
    }

    private InboundContext gateway(String yaml) {
        return InboundContext.in(home, yaml).answering(new Worker()).start();
    }

    private static InboundMessage says(long row, String text) {
        return Messages.direct().row(row).from(OWNER).text(text).build();
    }

    @Test
    void stopEndsWhatCameBeforeItEvenIfNoAgentWasAskedYet() {
        try (var gateway = gateway(YAML)) {
            gateway.accept(says(1, "do one"), says(2, "do two"), says(3, "/stop"), says(4, "hello"));

            assertThat(gateway.outcomes())
                    .containsEntry("G-1", "HANDLED stopped in the chat")
                    .containsEntry("G-2", "HANDLED stopped in the chat")
                    .containsEntry("G-3", "HANDLED command answered")
                    .containsEntry("G-4", "HANDLED answered");
            assertThat(asked).doesNotContain("do two").contains("hello");
        }
    }

    @Test
    void aNewerMessageEndsAllBeforeItWhereWanted() {
        try (var gateway = gateway(YAML + "messages: {queue: {mode: interrupt}}\n")) {
            gateway.accept(says(1, "do one"), says(2, "do two"), says(3, "hello"));

            assertThat(gateway.outcomes())
                    .containsEntry("G-1", "HANDLED interrupted by a newer message")
                    .containsEntry("G-2", "HANDLED interrupted by a newer message")
                    .containsEntry("G-3", "HANDLED answered");
        }
    }

    @Test
    void stopEndsWhatAnEarlierLifeHadNotFinished() {
        try (var gateway = gateway(YAML)) {
            gateway.accept(says(1, "do one"));
            await().until(() -> asked.contains("do one"));
        }
        try (var gateway = gateway(YAML)) {
            gateway.accept(says(2, "/stop"));
            assertThat(gateway.outcomes()).containsEntry("G-1", "HANDLED stopped in the chat");
        }
    }
}
