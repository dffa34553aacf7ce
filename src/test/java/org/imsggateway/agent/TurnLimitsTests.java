package org.imsggateway.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.imsggateway.config.AgentConfig;
import org.imsggateway.config.GatewayConfig;
import org.junit.jupiter.api.Test;

class TurnLimitsTests {

    private final TurnLimits limits = new TurnLimits();
    private final List<Integer> begun = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);

    private static AgentConfig agent(String id, String limit) {
        return GatewayConfig.parse("agents: {list: [{id: %s, runtime: {type: echo%s}}]}".formatted(id, limit))
                .agents()
                .agent(id)
                .orElseThrow();
    }

    /** Begins turns one after the other, each once the one before has begun or waits. */
    private List<Thread> begin(AgentConfig agent, int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(i -> {
                    Thread turn = Thread.ofPlatform().daemon().start(() -> run(agent, i));
                    await().until(() -> begun.contains(i) || turn.getState() == Thread.State.WAITING);
                    return turn;
                })
                .toList();
    }

    private void run(AgentConfig agent, int turn) {
        try {
            limits.enter(agent);
            begun.add(turn);
            over.await();
            limits.leave(agent);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void atMostSoManyTurnsOfAnAgentRunAndThoseOfOthersAreNotHeldUp() {
        begin(agent("one", ", maxConcurrent: 2"), 0, 6);
        begin(agent("other", ""), 10, 3);
        assertThat(begun).containsExactlyInAnyOrder(0, 1, 10, 11, 12);

        over.countDown();
        await().until(() -> begun.size() == 9);
    }

    @Test
    void turnsThatWaitComeInTheirOrderAndOneThatIsNoLongerWantedGivesItsPlaceToTheNext() {
        List<Thread> turns = begin(agent("one", ", maxConcurrent: 1"), 0, 5);
        turns.get(1).interrupt();
        await().until(() -> !turns.get(1).isAlive());
        over.countDown();

        await().until(() -> begun.size() == 4);
        assertThat(begun).containsExactly(0, 2, 3, 4);
    }

    @Test
    void aLimitThatIsRaisedHoldsForThoseThatWait() {
        begin(agent("one", ", maxConcurrent: 1"), 0, 3);
        begin(agent("one", ", maxConcurrent: 3"), 3, 1);

        await().until(() -> begun.size() == 3);
        assertThat(begun).containsExactlyInAnyOrder(0, 1, 2);
        over.countDown();
        await().until(() -> begun.size() == 4);
    }
}
