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
            messages: {queue: {mode: collect}}
            """.formatted(OWNER);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path home;

    private final List<AgentTurn> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch first = new CountDownLatch(1);
    private final CountDownLatch last = new CountDownLatch(1);

    /** Waits where it is told to, and fails once where it is told to. */
    private final class Worker implements Agent {

        @Override
        public AgentType type() {
            return AgentType.ECHO;
        }

        @Override
        public AgentReply answer(AgentTurn turn) throws AgentException, InterruptedException {
            asked.add(turn);
            switch (turn.said().text()) {
                case "first" -> first.await();
                case "last" -> last.await();
                case "fail" -> {
                    if (times("fail") == 1) {
                        throw new AgentException("out of order", false);
                    }
                }
                default -> {
                    return new AgentReply.Nothing();
                }
            }
            return new AgentReply.Answer("ok", List.of());
        }
    }

    private long times(String text) {
        return asked.stream().filter(turn -> turn.said().text().equals(text)).count();
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

    @Test
    void aFailedMessageThatIsRunAgainWhileOneCollectedWithItStillRunsIsAnswered() {
        try (var gateway = gateway()) {
            gateway.accept(says(1, "first"), says(2, "fail"), says(3, "/new last"));
            await().until(() -> gateway.entries().stream()
                            .filter(entry -> entry.state().equals(EntryState.QUEUED.name()))
                            .count()
                    == 3);
            first.countDown();
            await().until(() -> times("last") == 1);

            runAgain(gateway, 2);
            last.countDown();
            assertThat(gateway.outcomes()).containsEntry("G-2", "HANDLED answered");
            assertThat(times("fail")).isEqualTo(2);
        }
    }

    private static void runAgain(InboundContext gateway, long id) {
        var journal = gateway.bean(InboundJournal.class);
        assertThat(journal.reopen(journal.entry(id).orElseThrow())).isTrue();
        gateway.bean(InboundConductor.class).takeUp(journal.entry(id).orElseThrow());
    }
}
