package org.imsggateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConversationLanesTests {

    private final ConversationLanes lanes = new ConversationLanes("test");
    private final List<Integer> ran = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        lanes.close();
    }

    @Test
    void tasksOfOneLaneRunInTheOrderTheyCame() {
        IntStream.range(0, 1000).forEach(i -> lanes.submit("a", () -> ran.add(i)));

        await().until(() -> ran.size() == 1000);
        assertThat(ran).isSorted();
    }

    @Test
    void aStuckLaneHoldsUpNoOther() {
        var stuck = new CountDownLatch(1);
        lanes.submit("a", () -> awaitQuietly(stuck));
        lanes.submit("a", () -> ran.add(1));
        lanes.submit("b", () -> ran.add(2));

        await().until(() -> ran.contains(2));
        assertThat(ran).doesNotContain(1);
        stuck.countDown();
        await().until(() -> ran.contains(1));
    }

    @Test
    void aTaskThatBreaksCostsOnlyItself() {
        lanes.submit("a", () -> {
            throw new IllegalStateException("broken on purpose");
        });
        lanes.submit("a", () -> ran.add(1));

        await().until(() -> ran.contains(1));
    }

    @Test
    void anErrorDoesNotSilenceItsLane() {
        lanes.submit("a", () -> {
            throw new StackOverflowError("on purpose");
        });
        lanes.submit("a", () -> ran.add(1));

        await().until(() -> ran.contains(1));
    }

    @Test
    void anIdleLaneLeavesNothingBehind() {
        lanes.submit("a", () -> ran.add(1));

        await().until(() -> ran.contains(1) && lanes.busy() == 0);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
