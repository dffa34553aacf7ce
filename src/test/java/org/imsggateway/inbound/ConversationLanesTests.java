package org.imsggateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConversationLanesTests {

    private final ConversationLanes lanes = new ConversationLanes("test", Integer.MAX_VALUE);
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
    void whereOnlySoManyRunLanesTakeTurnsOneTaskEach() {
        try (var two = new ConversationLanes("two", 2)) {
            var stuck = new CountDownLatch(1);
            IntStream.range(0, 100)
                    .forEach(i -> two.submit("busy" + i % 5, () -> {
                        awaitQuietly(stuck);
                        ran.add(i);
                    }));
            two.submit("new", () -> ran.add(-1));
            stuck.countDown();

            await().until(() -> ran.size() == 101);
            assertThat(ran.indexOf(-1)).isLessThan(10);
        }
    }

    @Test
    void noMoreRunAtOnceThanAllowed() {
        try (var two = new ConversationLanes("two", 2)) {
            var stuck = new CountDownLatch(1);
            var begun = new AtomicInteger();
            IntStream.range(0, 10)
                    .forEach(i -> two.submit("lane" + i, () -> {
                        begun.incrementAndGet();
                        awaitQuietly(stuck);
                        ran.add(i);
                    }));

            await().until(() -> begun.get() == 2);
            assertThat(two.running()).isEqualTo(2);
            stuck.countDown();
            await().until(() -> ran.size() == 10);
        }
    }

    @Test
    void nothingBeginsAfterTheEnd() throws InterruptedException {
        var stuck = new CountDownLatch(1);
        lanes.submit("a", () -> awaitQuietly(stuck));
        lanes.submit("a", () -> ran.add(1));
        lanes.end();
        lanes.submit("b", () -> ran.add(2));
        stuck.countDown();

        assertThat(lanes.close(10_000)).isTrue();
        assertThat(ran).isEmpty();
        assertThat(lanes.busy()).isZero();
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
