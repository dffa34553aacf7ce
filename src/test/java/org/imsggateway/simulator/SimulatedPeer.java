package org.imsggateway.simulator;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The simulator's server at the other end of two real pipes, and a client that only reads and writes lines. */
final class SimulatedPeer implements AutoCloseable {

    static final Duration LIMIT = Duration.ofMinutes(1);

    private final Settings settings;
    private final OutputStream toServer;
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final CountDownLatch reading = new CountDownLatch(1);
    private int lastId = 1000;

    SimulatedPeer(Settings settings) {
        this(settings, true);
    }

    /** A peer that may begin to read its answers later. */
    SimulatedPeer(Settings settings, boolean reads) {
        this.settings = settings;
        try {
            var in = Pipe.open();
            var out = Pipe.open();
            toServer = Channels.newOutputStream(in.sink());
            Thread.ofPlatform().daemon().start(() -> serve(in, out));
            Thread.ofPlatform().daemon().start(() -> read(out));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (reads) {
            startReading();
        }
    }

    private void serve(Pipe in, Pipe out) {
        try (var imsg = new Imsg(settings, Clock.systemUTC());
                var answers = Channels.newOutputStream(out.sink())) {
            exit.complete(imsg.serve(
                    Channels.newInputStream(in.source()),
                    answers,
                    new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            exit.completeExceptionally(e);
        }
    }

    private void read(Pipe out) {
        try (var reader = new BufferedReader(
                new InputStreamReader(Channels.newInputStream(out.source()), StandardCharsets.UTF_8))) {
            reading.await();
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void startReading() {
        reading.countDown();
    }

    void write(String line) {
        bytes((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    void bytes(byte[] bytes) {
        try {
            toServer.write(bytes);
            toServer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a request without waiting; returns its id. */
    int send(String method, String params) {
        lastId++;
        write("{\"jsonrpc\":\"2.0\",\"id\":" + lastId + ",\"method\":\"" + method + "\",\"params\":" + params + "}");
        return lastId;
    }

    JsonNode answer(int id) {
        return first(line -> line.path("id").asString("").equals(String.valueOf(id)));
    }

    JsonNode result(String method, String params) {
        var answer = answer(send(method, params));
        if (!answer.has("result")) {
            throw new AssertionError(method + " failed: " + answer);
        }
        return answer.path("result");
    }

    JsonNode error(String method, String params) {
        var answer = answer(send(method, params));
        if (!answer.has("error")) {
            throw new AssertionError(method + " did not fail: " + answer);
        }
        return answer.path("error");
    }

    List<String> rawLines() {
        return List.copyOf(lines);
    }

    List<JsonNode> lines() {
        return lines.stream().map(Json::parse).toList();
    }

    JsonNode first(Predicate<JsonNode> wanted) {
        return await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> lines().stream().filter(wanted).findFirst().orElse(null), line -> line != null);
    }

    /** The messages that a subscription has got so far. */
    List<JsonNode> messages(long subscription) {
        return lines().stream()
                .filter(line -> line.path("method").asString("").equals("message"))
                .filter(line -> line.path("params").path("subscription").asLong() == subscription)
                .map(line -> line.path("params").path("message"))
                .toList();
    }

    List<JsonNode> messages(long subscription, int count) {
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> messages(subscription).size() >= count);
        return messages(subscription);
    }

    long subscribe(String params) {
        return result("watch.subscribe", params).path("subscription").asLong();
    }

    /** Ends the input and waits for the server to end; returns its status. */
    int end() {
        try {
            toServer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await().atMost(LIMIT).until(exit::isDone);
        return exit.join();
    }

    @Override
    public void close() {
        startReading();
        settings.faults().stop();
        end();
    }

    static @Nullable ObjectNode object(JsonNode node) {
        return node instanceof ObjectNode object ? object : null;
    }
}
