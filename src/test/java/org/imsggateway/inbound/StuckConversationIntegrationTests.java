package org.imsggateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.imsggateway.agent.Agent;
import org.imsggateway.agent.AgentReply;
import org.imsggateway.agent.AgentTurn;
import org.imsggateway.config.AgentType;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One conversation whose agent does not answer, among many that flow. */
class StuckConversationIntegrationTests {

    private static final String OPEN = """
            agents: {list: [{id: main, runtime: {type: echo, timeout: 10m}}]}
            channels: {imessage: {dmPolicy: open, allowFrom: ["*"]}}
            session: {dmScope: per-peer}
            """;
    private static final int SENDERS = 100;
    private static final int EACH = 5;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path home;

    private final CountDownLatch answered = new CountDownLatch(1);

    /** Answers everybody at once but those whose messages say that they are stuck. */
    private final class Waiting implements Agent {

        @Override
        public AgentType type() {
            return AgentType.ECHO;
        }

        @Override
        public AgentReply answer(AgentTurn turn) throws InterruptedException {
            if (turn.message().text().startsWith("stuck")) {
                answered.await();
            }
            return new AgentReply.Answer(turn.message().text(), List.of());
        }
    }

    private static InboundMessage from(int sender, long row, String text) {
        return Messages.direct()
                .row(row)
                .from("+1555700%04d".formatted(sender))
                .chat(sender + 1L)
                .text(text)
                .build();
    }

    /** In each round everybody writes once, who is stuck first of all. */
    private static InboundMessage[] round(int round) {
        return IntStream.rangeClosed(0, SENDERS)
                .mapToObj(sender -> from(
                        sender,
                        round * 1000L + sender + 1,
                        sender == 0 ? "stuck " + round : "%d of %d".formatted(round, sender)))
                .toArray(InboundMessage[]::new);
    }

    @Test
    void aConversationWhoseAgentDoesNotAnswerHoldsUpNoOtherAndLosesNothing() {
        try (InboundContext gateway =
                InboundContext.in(home, OPEN).answering(new Waiting()).start()) {
            IntStream.range(0, EACH).forEach(round -> gateway.accept(round(round)));

            await().atMost(Duration.ofSeconds(60))
                    .until(() -> gateway.channel().sent().size() == SENDERS * EACH);
            assertThat(gateway.channel().texts()).noneMatch(text -> text.startsWith("stuck"));
            assertThat(gateway.bean(InboundEntriesRepository.class).newest(EntryState.QUEUED, true, 500))
                    .hasSize(EACH);
            answered.countDown();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> gateway.channel().sent().size() == (SENDERS + 1) * EACH);
            assertThat(gateway.channel().texts().stream().filter(text -> text.startsWith("stuck")))
                    .containsExactly("stuck 0", "stuck 1", "stuck 2", "stuck 3", "stuck 4");
        }
    }
}
