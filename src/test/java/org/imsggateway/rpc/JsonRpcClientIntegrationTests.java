package org.imsggateway.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** The client against a real child process that dies, hangs, floods and stammers. */
@Timeout(180)
class JsonRpcClientIntegrationTests {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final JsonRpcClient client = new JsonRpcClient();
    private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
    private final List<ChildProcess> children = new CopyOnWriteArrayList<>();

    @AfterEach
    void stopChildren() {
        children.forEach(child -> assertThat(child.stop(Duration.ZERO)).isPresent());
    }

    private ChildProcess start(String... steps) throws IOException {
        ChildProcess child = ChildProcess.start(ScriptedChild.command(steps), _ -> {});
        children.add(child);
        client.onNotification("tick", heard::add);
        client.onNotification("big", heard::add);
        client.onNotification("grandchild", heard::add);
        client.connect(child, JsonRpcClientIntegrationTests::ending);
        return child;
    }

    private static String ending(OptionalInt exit) {
        return exit.isPresent() && exit.getAsInt() != 0 ? "exited (code " + exit.getAsInt() + ")" : "closed";
    }

    private void awaitHeard(int count) {
        await().atMost(LONG).untilAsserted(() -> assertThat(heard).hasSize(count));
    }

    @Test
    void anAnswerReachesItsCaller() throws Exception {
        start("echo:1", "await");

        JsonNode result = client.call("ping", Map.of("n", 7), LONG);

        assertThat(result.path("n").asInt()).isEqualTo(7);
    }

    @Test
    void answersInAnyOrderReachTheirOwnCallers() throws Exception {
        start("hold:20", "await");

        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> calls = IntStream.range(0, 20)
                    .<Callable<Integer>>mapToObj(n -> () ->
                            client.call("ping", Map.of("n", n), LONG).path("n").asInt())
                    .toList();
            List<Future<Integer>> answers = callers.invokeAll(calls);
            assertThat(answers)
                    .extracting(Future::resultNow)
                    .containsExactlyElementsOf(IntStream.range(0, 20).boxed().toList());
        }
    }

    @Test
    void everyPendingCallFailsWithTheExitCodeWhenTheChildDies() throws Exception {
        start("read", "read", "exit:1");

        CompletableFuture<RpcException> first = failing("one");
        CompletableFuture<RpcException> second = failing("two");

        assertThat(List.of(first.join(), second.join())).allSatisfy(failure -> {
            assertThat(failure).isInstanceOf(RpcException.Closed.class).hasMessage("exited (code 1)");
            assertThat(((RpcException.Closed) failure).maybeWritten()).isTrue();
        });
        assertThat(client.connection().orElseThrow().pendingCalls()).isZero();
    }

    private CompletableFuture<RpcException> failing(String method) {
        return CompletableFuture.supplyAsync(
                () -> catchThrowableOfType(RpcException.class, () -> client.call(method, null, LONG)),
                Executors.newVirtualThreadPerTaskExecutor());
    }

    @Test
    void whatTheChildSaidBeforeItDiedIsHeard() throws Exception {
        start("flood:3000", "exit:3");

        awaitHeard(3000);

        assertThat(heard).extracting(tick -> tick.path("n").asInt()).isSorted();
    }

    @Test
    void aHungChildCostsOnlyTheDeadline() throws Exception {
        start("hang");

        RpcException failure =
                catchThrowableOfType(RpcException.class, () -> client.call("ping", null, Duration.ofMillis(200)));

        assertThat(failure).isInstanceOf(RpcException.Timeout.class).hasMessageContaining("(ping");
        assertThat(client.connection().orElseThrow().pendingCalls()).isZero();
    }

    @Test
    void aChildThatDoesNotReadItsInputBlocksNoCaller() throws Exception {
        start("hang");
        Map<String, String> large = Map.of("text", "x".repeat(1_000_000));

        RpcException first =
                catchThrowableOfType(RpcException.class, () -> client.call("ping", large, Duration.ofMillis(200)));
        RpcException second =
                catchThrowableOfType(RpcException.class, () -> client.call("ping", large, Duration.ofMillis(200)));

        assertThat(((RpcException.Timeout) first).maybeWritten()).isTrue();
        assertThat(((RpcException.Timeout) second).maybeWritten()).isFalse();
    }

    @Test
    void garbageOnTheStreamIsCountedAndPassedOver() throws Exception {
        start(
                "say:Welcome to mac.example, last login today",
                "garbage:500",
                "flood:1",
                "say:[1]",
                "say:{}",
                "echo:1",
                "await");

        client.call("ping", Map.of("n", 1), LONG);

        awaitHeard(1);
        assertThat(client.counters().badLines()).isEqualTo(503);
    }

    @Test
    void aLineOfAMegabyteArrivesWhole() throws Exception {
        start("big:1048576", "await");

        awaitHeard(1);

        assertThat(heard.getFirst().path("text").asString()).hasSize(1_048_576);
    }

    @Test
    void aLineOverTheLimitCostsItselfAlone() throws Exception {
        JsonRpcClient small = new JsonRpcClient(10_000);
        small.onNotification("tick", heard::add);
        ChildProcess child = ChildProcess.start(ScriptedChild.command("big:10000000", "flood:1", "await"), _ -> {});
        children.add(child);

        small.connect(child, JsonRpcClientIntegrationTests::ending);

        awaitHeard(1);
        assertThat(small.counters().longLines()).isEqualTo(1);
    }

    @Test
    void halfLinesSlowDripsAndForeignLineEndsAreReadAsLines() throws Exception {
        start(
                "raw:\\xef\\xbb\\xbf{\"method\":\"tick\",\"par",
                "raw:ams\":{\"n\":1}}\\r\\n\\r\\n  \\n",
                "drip:{\"method\":\"tick\",\"params\":{\"n\":2}}",
                "raw:{\"method\":\"tick\",\"params\":{\"n\":3}}\\n{\"method\":\"tick\",\"params\":{\"n\":4}}\\n",
                "raw:{\"method\":\"tick\",\"params\":{\"n\":5}}");

        awaitHeard(5);

        assertThat(heard).extracting(tick -> tick.path("n").asInt()).containsExactly(1, 2, 3, 4, 5);
        assertThat(client.counters().badLines()).isZero();
    }

    @Test
    void invalidUtf8CostsACharacterAndNotTheLine() throws Exception {
        start("raw:{\"method\":\"tick\",\"params\":{\"t\":\"a\\xff\\xfeb\\xc3\"}}\\n", "await");

        awaitHeard(1);

        assertThat(heard.getFirst().path("t").asString()).isEqualTo("a\uFFFD\uFFFDb\uFFFD");
    }

    @Test
    void anAnswerAfterTheDeadlineIsIgnored() throws Exception {
        start("read", "echo:1", "raw:{\"id\":1,\"result\":{\"n\":99}}\\n", "await");
        RpcException first =
                catchThrowableOfType(RpcException.class, () -> client.call("ping", null, Duration.ofMillis(50)));

        JsonNode second = client.call("ping", Map.of("n", 2), LONG);

        assertThat(first).isInstanceOf(RpcException.Timeout.class);
        assertThat(second.path("n").asInt()).isEqualTo(2);
        await().untilAsserted(() -> assertThat(client.counters().lateAnswers()).isEqualTo(1));
    }

    @Test
    void answersNobodyAskedForAreCountedAndIgnored() throws Exception {
        start(
                "say:{\"id\":77,\"result\":{}}",
                "say:{\"id\":null,\"error\":{\"code\":-32700}}",
                "say:{\"id\":\"a\",\"result\":1}",
                "echo:1",
                "await");

        client.call("ping", Map.of("n", 1), LONG);

        assertThat(client.counters().unknownIds()).isEqualTo(3);
    }

    @Test
    void aDeadChildIsNoticedEvenWhenAGrandchildHoldsItsOutputOpen() throws Exception {
        ChildProcess child = start("grandchild", "read", "exit:2");
        awaitHeard(1);
        long grandchild = heard.getFirst().path("pid").asLong();

        RpcException failure = catchThrowableOfType(RpcException.class, () -> client.call("ping", null, LONG));
        child.stop();

        assertThat(failure).hasMessage("exited (code 2)");
        await().atMost(LONG)
                .until(() -> ProcessHandle.of(grandchild)
                        .filter(ProcessHandle::isAlive)
                        .isEmpty());
    }

    @Test
    void aNewChildGetsNoAnswerOfTheOldOne() throws Exception {
        start("read", "exit:0");
        RpcException old = catchThrowableOfType(RpcException.class, () -> client.call("ping", null, LONG));

        start("echo:1", "await");

        assertThat(old).isInstanceOf(RpcException.Closed.class).hasMessage("closed");
        assertThat(client.call("ping", Map.of("n", 5), LONG).path("n").asInt()).isEqualTo(5);
    }
}
