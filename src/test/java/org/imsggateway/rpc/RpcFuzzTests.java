package org.imsggateway.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.imsggateway.Fuzz;
import org.junit.jupiter.api.Test;

/** Whatever a peer says costs its line and nothing else. */
class RpcFuzzTests {

    private static final int LONGEST = 1000;

    private final JsonRpcCodec codec = new JsonRpcCodec();

    private static Fuzz spoken() {
        return Fuzz.of(Fuzz.recorded("out"));
    }

    @Test
    void everyLineIsCutOutWholeOrByItsBeginningAndTheOneBehindItIsNotHurt() {
        spoken().feed("line reader", bytes -> {
            var stream = new ByteArrayOutputStream();
            stream.writeBytes(bytes);
            stream.writeBytes("\nnext\r\n".getBytes(StandardCharsets.UTF_8));
            List<BoundedLineReader.Line> lines = lines(new ByteArrayInputStream(stream.toByteArray()));
            assertThat(lines).hasSizeBetween(1, 2).last().isEqualTo(new BoundedLineReader.Line.Whole("next"));
            lines.forEach(RpcFuzzTests::assertBounded);
        });
    }

    private static List<BoundedLineReader.Line> lines(InputStream in) throws Exception {
        var reader = new BoundedLineReader(in, LONGEST);
        List<BoundedLineReader.Line> lines = new ArrayList<>();
        for (BoundedLineReader.Line line = reader.read(); line != null; line = reader.read()) {
            lines.add(line);
        }
        return lines;
    }

    private static void assertBounded(BoundedLineReader.Line line) {
        switch (line) {
            case BoundedLineReader.Line.Whole(String text) ->
                assertThat(text.length()).isLessThanOrEqualTo(LONGEST);
            case BoundedLineReader.Line.TooLong(String head, long length) -> {
                assertThat(length).isGreaterThan(LONGEST);
                assertThat(head.length()).isLessThanOrEqualTo(LONGEST + 2);
            }
        }
    }

    @Test
    void everyLineIsAMessageOrMalformedAndEveryRequestCanBeRefused() {
        spoken().feed("codec", bytes -> {
            switch (codec.decode(new String(bytes, StandardCharsets.UTF_8))) {
                case JsonRpcMessage.Request request ->
                    assertOneLine(codec.encode(new JsonRpcMessage.Failure(request.id(), 1, request.method(), null)));
                case JsonRpcMessage.Notification _, JsonRpcMessage.Malformed _ -> {}
                case JsonRpcMessage.Result result -> assertOneLine(codec.encode(result));
                case JsonRpcMessage.Failure failure -> assertOneLine(codec.encode(failure));
            }
        });
    }

    private static void assertOneLine(String line) {
        assertThat(line.indexOf('\n')).isEqualTo(line.length() - 1);
    }

    @Test
    void aConnectionOutlivesWhateverItReads() throws Exception {
        var client = new JsonRpcClient();
        var ticks = new AtomicInteger();
        client.onNotification("tick", _ -> ticks.incrementAndGet());
        client.onRequest("message", params -> params);
        try (var says = new PipedOutputStream();
                var heard = new PipedInputStream(says, 1 << 20);
                var connection =
                        client.connect("fuzz", heard, OutputStream.nullOutputStream(), () -> "the peer ended")) {
            spoken().feed("connection", bytes -> {
                says.write(bytes);
                says.write('\n');
            });
            says.write("{\"method\":\"tick\"}\n".getBytes(StandardCharsets.UTF_8));
            says.flush();
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(ticks).hasPositiveValue());
            assertThat(connection.isOpen()).isTrue();
            assertThat(connection.pendingCalls()).isZero();
            assertThat(connection.strayLines()).hasSizeLessThanOrEqualTo(20).allMatch(line -> line.length() <= 500);
        }
    }
}
