package org.imsggateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.imsggateway.agent.Agent;
import org.imsggateway.agent.AgentException;
import org.imsggateway.agent.AgentReply;
import org.imsggateway.agent.AgentTurn;
import org.imsggateway.config.AgentType;
import org.imsggateway.message.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Typing, from the message to the end of its turn. */
class TypingFlowIntegrationTests {

    private static final String OPEN = """
            agents: {list: [{id: main, runtime: {type: echo, retries: 0}}]}
            channels: {imessage: {dmPolicy: open, allowFrom: ["*"]}}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path home;

    private final List<String> shown = new CopyOnWriteArrayList<>();
    private final CountDownLatch worked = new CountDownLatch(1);

    /** Works until it is told that it has. */
    private final class Working implements Agent {

        @Override
        public AgentType type() {
            return AgentType.ECHO;
        }

        @Override
        public AgentReply answer(AgentTurn turn) throws AgentException, InterruptedException {
            worked.await();
            if (turn.message().text().equals("fail")) {
                throw new AgentException("it failed", false);
            }
            return new AgentReply.Nothing();
        }
    }

    private InboundContext gateway(TypingSignal signal) {
        return InboundContext.in(home, OPEN)
                .showing(signal)
                .answering(new Working())
                .start();
    }

    @ParameterizedTest
    @ValueSource(strings = {"answer", "fail"})
    void itIsShownInTheChatOfTheMessageUntilItsTurnIsOver(String text) {
        try (var gateway = gateway((_, target, typing) -> shown.add(target.text() + " " + typing))) {
            gateway.accept(Messages.direct().row(1).chat(5).text(text).build());
            await().until(() -> shown.equals(List.of("chat_id:5 true")));
            worked.countDown();
            await().until(() -> shown.equals(List.of("chat_id:5 true", "chat_id:5 false")));
        }
    }

    @Test
    void aSignalThatNeverComesBackHoldsUpNoTurn() {
        var never = new CountDownLatch(1);
        TypingSignal stuck = (_, _, _) -> {
            shown.add("called");
            return never.getCount() == 0 || awaited(never);
        };
        try (var gateway = gateway(stuck)) {
            gateway.accept(Messages.direct().row(1).build());
            await().until(() -> !shown.isEmpty());
            worked.countDown();
            gateway.accept(Messages.direct().row(2).build());
            assertThat(gateway.outcomes()).containsOnlyKeys("G-1", "G-2");
            assertThat(shown).containsExactly("called");
        }
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
