package org.imsggateway.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The client's side of everything that was ever recorded from the real program, both versions. */
class RecordedTranscriptsTests {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final Path RECORDINGS = Path.of("src/test/resources/transcripts");

    private final JsonRpcCodec codec = new JsonRpcCodec();

    private record Line(String direction, String text) {}

    private static List<Path> recordings() throws IOException {
        try (Stream<Path> files = Files.list(RECORDINGS)) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
    }

    private static List<Line> lines(Path file) throws IOException {
        List<Line> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode node = MAPPER.readTree(line);
            lines.add(new Line(node.path("dir").asString(), node.path("line").asString()));
        }
        return lines;
    }

    /** Only what ran as {@code imsg rpc} speaks the protocol; the others are single commands, or could not start. */
    private static boolean spoken(Path file, List<Line> lines) {
        return lines.getFirst().text().contains("imsg rpc")
                && !file.toString().contains("rpc-bad-option")
                && !file.toString().contains("imsg-0.5.0-04");
    }

    @Test
    void everyRecordedLineIsAMessageAndEveryAnswerBelongsToARequest() throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        for (Path file : recordings()) {
            List<Line> lines = lines(file);
            if (spoken(file, lines)) {
                counts.merge("files", 1, Integer::sum);
                Map<JsonNode, Integer> asked = asked(lines);
                for (Line line : lines) {
                    if (line.direction().equals("out")) {
                        counts.merge(kind(file, line.text(), asked), 1, Integer::sum);
                    }
                }
            }
        }
        System.out.println("client transcripts: " + counts);
        assertThat(counts)
                .doesNotContainKeys("malformed", "answer to nobody")
                .containsKeys("result", "error", "notification");
    }

    /** How often each id was asked for. Lines that are no JSON, or have no id of their own, are answered with a null id. */
    private Map<JsonNode, Integer> asked(List<Line> lines) {
        Map<JsonNode, Integer> asked = new java.util.HashMap<>();
        for (Line line : lines) {
            if (line.direction().equals("in")) {
                for (String part : line.text().lines().toList()) {
                    if (codec.decode(part.strip())
                            instanceof JsonRpcMessage.Request(JsonNode id, String _, JsonNode _)) {
                        asked.merge(id, 1, Integer::sum);
                    }
                }
            }
        }
        return asked;
    }

    private String kind(Path file, String line, Map<JsonNode, Integer> asked) {
        return switch (codec.decode(line)) {
            case JsonRpcMessage.Notification _ -> "notification";
            case JsonRpcMessage.Request _, JsonRpcMessage.Malformed _ -> "malformed";
            case JsonRpcMessage.Result(JsonNode id, JsonNode _) ->
                belongs(file, id, asked) ? "result" : "answer to nobody";
            case JsonRpcMessage.Failure failure ->
                failure.id().isNull()
                        ? "error without id"
                        : belongs(file, failure.id(), asked) ? "error" : "answer to nobody";
        };
    }

    /** The recordings of errors hold half requests, joined lines and odd ids on purpose; their ids are not all readable. */
    private static boolean belongs(Path file, JsonNode id, Map<JsonNode, Integer> asked) {
        return file.toString().contains("03-errors") || asked.containsKey(id);
    }

    @Test
    void aConnectionGivesEachRecordedAnswerToItsCall() throws Exception {
        AtomicInteger answered = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        for (Path file : recordings()) {
            if (file.toString().contains("pipelined") || file.toString().contains("messages-history")) {
                replay(lines(file), answered, refused);
            }
        }
        System.out.println(
                "client transcripts: replayed through a connection, answered=" + answered + " refused=" + refused);
        assertThat(answered.get()).isGreaterThan(20);
    }

    /** Speaks the recorded answers, in their recorded order, to calls made in the order of the recorded requests. */
    private static void replay(List<Line> lines, AtomicInteger answered, AtomicInteger refused) throws Exception {
        List<String> asked = lines.stream()
                .filter(line -> line.direction().equals("in"))
                .map(Line::text)
                .toList();
        List<String> said = lines.stream()
                .filter(line -> line.direction().equals("out"))
                .map(Line::text)
                .toList();
        try (PipedOutputStream peer = new PipedOutputStream()) {
            JsonRpcClient client = new JsonRpcClient();
            PipedInputStream heard = new PipedInputStream(peer, 1 << 20);
            JsonRpcConnection connection =
                    client.connect("recording", heard, java.io.OutputStream.nullOutputStream(), () -> "closed");
            List<Thread> callers = new ArrayList<>();
            for (int i = 0; i < asked.size(); i++) {
                int before = i;
                callers.add(Thread.ofVirtual().start(() -> call(client, asked.get(before), answered, refused)));
                await().pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(2))
                        .until(() -> connection.pendingCalls() == before + 1);
            }
            for (String line : said) {
                peer.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
            for (Thread caller : callers) {
                caller.join();
            }
            assertThat(client.counters().unknownIds()).isZero();
        }
    }

    private static void call(JsonRpcClient client, String recorded, AtomicInteger answered, AtomicInteger refused) {
        JsonNode request = MAPPER.readTree(recorded);
        try {
            client.call(request.path("method").asString(), request.path("params"), Duration.ofSeconds(20));
            answered.incrementAndGet();
        } catch (RpcException.Remote _) {
            refused.incrementAndGet();
        } catch (RpcException e) {
            throw new IllegalStateException(e);
        }
    }
}
