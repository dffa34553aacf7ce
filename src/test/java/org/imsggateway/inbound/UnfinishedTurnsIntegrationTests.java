package org.imsggateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.imsggateway.agent.Agent;
import org.imsggateway.agent.AgentReply;
import org.imsggateway.agent.AgentTurn;
import org.imsggateway.config.AgentType;
import org.imsggateway.message.ChatTarget;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionTemplate;

/** What happens to a turn in the moments between its beginning, its end, and the end of what is stored of it. */
@Timeout(120)
class UnfinishedTurnsIntegrationTests {

    private static final String OWNER = "+15557000001";
    private static final String YAML = """
            agents: {list: [{id: main, runtime: {type: echo}}]}
            channels: {imessage: {dmPolicy: allowlist, allowFrom: ["%s"]}}
            """.formatted(OWNER);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path home;

    private final List<AgentTurn> asked = new CopyOnWriteArrayList<>();

    private final class Worker implements Agent {

        @Override
        public AgentType type() {
            return AgentType.ECHO;
        }

        @Override
        public AgentReply answer(AgentTurn turn) {
            asked.add(turn);
            return new AgentReply.Answer("ok", List.of());
        }
    }

    private InboundContext gateway() {
        return InboundContext.in(home, YAML).answering(new Worker()).start();
    }

    private static InboundMessage says(long row, String text) {
        return Messages.direct().row(row).from(OWNER).text(text).build();
    }

    @Test
    void whatWasEndedBeforeItBeganIsNotInterruptedWhileItsEndIsStored() {
        try (var gateway = gateway()) {
            gateway.accept(says(1, "hello"));
            assertThat(gateway.outcomes()).hasSize(1);
            AgentTurn turn = asked.getFirst();
            var turns = gateway.bean(UnfinishedTurns.class);
            turns.expect(turn.conversation(), 2);
            stop(gateway, turn, 3);

            assertThat(turns.run(turn, 2, new ChatTarget.ById(1)).stopped()).isEqualTo("stopped");
            stop(gateway, turn, 4);
            assertThat(Thread.interrupted()).isFalse();
        }
    }

    private static void stop(InboundContext gateway, AgentTurn turn, long before) {
        gateway.bean(TransactionTemplate.class)
                .executeWithoutResult(_ ->
                        gateway.bean(UnfinishedTurns.class).stopAfterCommit(turn.conversation(), before, "stopped"));
    }
}
