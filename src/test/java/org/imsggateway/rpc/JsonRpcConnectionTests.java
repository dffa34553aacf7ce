package org.imsggateway.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The client over pipes within this program, where the peer's every word can be chosen. */
@Timeout(180)
class JsonRpcConnectionTests {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final JsonRpcClient client = new JsonRpcClient();
    private final PipedOutputStream peerSays = new PipedOutputStream();
    private final PipedOutputStream weSay = new PipedOutputStream();
    private final List<String> ticks = new CopyOnWriteArrayList<>();
    private BufferedReader peerHears = new BufferedReader(new java.io.StringReader(""));
    private JsonRpcConnection connection = connected();

    private JsonRpcConnection connected() {
        try {
            PipedInputStream heard = new PipedInputStream(weSay, 1 << 16);
            peerHears = new BufferedReader(new InputStreamReader(heard, StandardCharsets.UTF_8));
            return client.connect("piped", new PipedInputStream(peerSays, 1 << 16), weSay, () -> "peer ended");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @BeforeEach
    void listen() {
        client.onNotification("tick", params -> ticks.add(params.path("n").asString("")));
    }

    @AfterEach
    void close() {
        connection.close();
    }

    private void say(String line) throws IOException {
        peerSays.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        peerSays.flush();
    }

    @Test
    void idsCountFromOne() throws Exception {
        CompletableFuture<RpcException> first = failing("a");
        assertThat(peerHears.readLine()).contains("\"id\":1,\"method\":\"a\"");
        CompletableFuture<RpcException> second = failing("b");
        assertThat(peerHears.readLine()).contains("\"id\":2,\"method\":\"b\"");

        connection.close("enough");

        assertThat(List.of(first.join(), second.join())).allMatch(failure -> "enough".equals(failure.getMessage()));
    }

    private CompletableFuture<RpcException> failing(String method) {
        return CompletableFuture.supplyAsync(
                () -> catchThrowableOfType(RpcException.class, () -> client.call(method, null, Duration.ZERO)),
                Executors.newVirtualThreadPerTaskExecutor());
    }

    @Test
    void withoutAPeerACallFailsAtOnceAndNothingWasWritten() {
        RpcException failure =
                catchThrowableOfType(RpcException.class, () -> new JsonRpcClient().call("m", null, LONG));

        assertThat(failure)
                .isInstanceOfSatisfying(
                        RpcException.Closed.class,
                        closed -> assertThat(closed.maybeWritten()).isFalse());
    }

    @Test
    void afterFinishNothingIsWrittenAnyMore() throws Exception {
        connection.finish();

        RpcException failure = catchThrowableOfType(RpcException.class, () -> client.call("m", null, LONG));

        assertThat(((RpcException.Closed) failure).maybeWritten()).isFalse();
        assertThat(peerHears.readLine()).isNull();
    }

    @Test
    void aHandlerThatThrowsCostsOneMessage() throws Exception {
        client.onNotification("bad", _ -> {
            throw new IllegalStateException("on purpose");
        });

        say("{\"method\":\"bad\"}");
        say("{\"method\":\"tick\",\"params\":{\"n\":\"1\"}}");

        await().untilAsserted(() -> assertThat(ticks).containsExactly("1"));
        assertThat(client.counters().failedHandlers()).isEqualTo(1);
    }

    @Test
    void aRequestNobodyAnswersIsRefused() throws Exception {
        say("{\"id\":\"q\",\"method\":\"what\"}");

        assertThat(peerHears.readLine()).contains("\"id\":\"q\"", "-32601");
    }

    @Test
    void aSlowAnswerToThePeerDelaysNoOther() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        client.onRequest("slow", _ -> awaited(release));
        client.onRequest("quick", params -> params);

        say("{\"id\":1,\"method\":\"slow\"}");
        say("{\"id\":2,\"method\":\"quick\",\"params\":{\"a\":true}}");

        assertThat(peerHears.readLine()).contains("\"id\":2", "\"result\":{\"a\":true}");
        release.countDown();
        assertThat(peerHears.readLine()).contains("\"id\":1", "\"result\":\"released\"");
    }

    private static String awaited(CountDownLatch latch) {
        try {
            latch.await();
            return "released";
        } catch (InterruptedException _) {
            return "interrupted";
        }
    }

    @Test
    void aHandlersRefusalAndItsFailureReachThePeerDifferently() throws Exception {
        client.onRequest("refused", _ -> {
            throw new RpcException.Remote(-32602, "no such file", null);
        });
        client.onRequest("broken", _ -> {
            throw new IllegalStateException("secret detail");
        });

        say("{\"id\":1,\"method\":\"refused\"}");
        assertThat(peerHears.readLine()).contains("-32602", "no such file");
        say("{\"id\":2,\"method\":\"broken\"}");
        assertThat(peerHears.readLine()).contains("-32603").doesNotContain("secret");
    }

    @Test
    void aSlowHandlerHoldsThePeerBackInsteadOfFillingMemory() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        client.onNotification("held", _ -> awaited(release));
        Thread flood = Thread.ofVirtual().start(() -> flood(20_000));

        await().until(() -> flood.getState() == Thread.State.WAITING || flood.getState() == Thread.State.TIMED_WAITING);
        release.countDown();

        flood.join();
        await().atMost(LONG).untilAsserted(() -> assertThat(ticks).hasSize(20_000));
        assertThat(ticks).first().isEqualTo("0");
        assertThat(ticks).last().isEqualTo("19999");
    }

    private void flood(int count) {
        try {
            say("{\"method\":\"held\"}");
            for (int i = 0; i < count; i++) {
                say("{\"method\":\"tick\",\"params\":{\"n\":\"" + i + "\"}}");
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void theFirstReasonOfAnEndCounts() throws Exception {
        connection.close("stuck");
        peerSays.close();

        assertThat(connection.closed().get()).isEqualTo("stuck");
    }

    @Test
    void theEndOfThePeersOutputEndsTheConnectionWithItsReason() throws Exception {
        peerSays.close();

        assertThat(connection.closed().get()).isEqualTo("peer ended");
        assertThatThrownBy(() -> client.notify("m", Map.of())).isInstanceOf(RpcException.Closed.class);
    }

    @Test
    void anAnswerThatDoesNotFitTheTypeIsUnreadable() throws Exception {
        CompletableFuture<RpcException> failure = CompletableFuture.supplyAsync(
                () -> catchThrowableOfType(RpcException.class, () -> client.call("m", null, Integer.class, LONG)),
                Executors.newVirtualThreadPerTaskExecutor());
        peerHears.readLine();

        say("{\"id\":1,\"result\":{\"not\":\"a number\"}}");

        assertThat(failure.join()).isInstanceOf(RpcException.Unreadable.class);
    }
}
