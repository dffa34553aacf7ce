package org.imsggateway.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.imsggateway.access.PairingRejected;
import org.imsggateway.inbound.MessageArrived;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.Handle;
import org.imsggateway.message.Messages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The stream of events, heard by real HTTP clients. */
@Timeout(120)
class EventStreamIntegrationTests {

    /** As many as may listen. */
    private static final int MOST = 20;

    @TempDir
    private Path directory = Path.of(".");

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<AutoCloseable> opened = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private TestApi api;

    @BeforeEach
    void start() {
        api = started();
    }

    private TestApi started() {
        return new TestApi(directory.resolve("home"), Map.of("server.tomcat.connection-timeout", "1s"));
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable one : opened) {
            one.close();
        }
        api.close();
        http.close();
    }

    private HttpResponse<BufferedReader> listen(String query, String... headers) {
        var request =
                api.request("/events" + query, api.home().adminToken().value()).header("Accept", "text/event-stream");
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            HttpResponse<BufferedReader> answer = http.send(
                    request.build(),
                    _ -> HttpResponse.BodySubscribers.mapping(
                            HttpResponse.BodySubscribers.ofInputStream(),
                            body -> new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))));
            opened.add(answer.body());
            return answer;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** The next block of lines. */
    private static String block(HttpResponse<BufferedReader> answer) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = answer.body().readLine();
                line != null && !line.isEmpty();
                line = answer.body().readLine()) {
            lines.add(line);
        }
        return String.join("\n", lines);
    }

    private static String id(String block) {
        return block.lines()
                .filter(line -> line.startsWith("id: "))
                .findFirst()
                .orElseThrow()
                .substring(4);
    }

    private void rejected(String sender) {
        api.publish(new PairingRejected(AccountId.DEFAULT, Handle.of(sender)));
    }

    private void arrived(String text) {
        api.publish(new MessageArrived(7, Messages.direct().row(1).text(text).build()));
    }

    @Test
    void whatHappensIsHeardByThoseWhoListenWithTheToken() throws IOException {
        var listener = listen("");
        assertThat(listener.headers().firstValue("Content-Type")).hasValue("text/event-stream");
        assertThat(block(listener)).startsWith("retry: 3000\n: alive\nid: ");
        arrived("hello\nworld");
        assertThat(block(listener))
                .contains("event: inbound.received\ndata: {", "\"text\":\"hello\\nworld\"", "\"timestamp\":\"20");
        assertThat(api.get("/events", null).statusCode()).isEqualTo(401);
    }

    @Test
    void whoComesAgainMissesNothingAndHearsOnlyWhatItAskedFor() throws IOException {
        var first = listen("");
        block(first);
        rejected("+15557000001");
        String last = id(block(first));
        first.body().close();
        arrived("hello");
        rejected("+15557000002");
        var second = listen("?events=pairing,account", "Last-Event-ID", last);
        assertThat(block(second)).doesNotContain("gap");
        assertThat(block(second)).contains("event: pairing.rejected", "+15557000002");
    }

    @Test
    void anIdFromBeforeARestartIsAGapAndTheOldestFollows() throws IOException {
        String before = id(block(listen("")));
        api.close();
        api = started();
        rejected("+15557000002");
        var listener = listen("?events=pairing", "Last-Event-ID", before);
        assertThat(block(listener)).contains("event: gap", "\"lastEventId\":\"" + before + "\"");
        assertThat(block(listener)).contains("event: pairing.rejected");
    }

    @Test
    void aStopEndsTheStreamInOrder() throws IOException {
        var listener = listen("");
        block(listener);
        api.close();
        assertThat(listener.body().lines().collect(Collectors.joining())).isEmpty();
        api = started();
    }

    @Test
    void aKindThatThereIsNotIsNamed() throws IOException {
        var answer = listen("?events=pairing,weather");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(block(answer))
                .contains("urn:imsg-gateway:problem:invalid-parameter", "\\\"weather\\\"", "inbound, decision");
    }

    @Test
    void soManyMayListenAndNoMore() throws IOException {
        for (int i = 0; i < MOST; i++) {
            block(listen(""));
        }
        var answer = listen("");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(block(answer)).contains("urn:imsg-gateway:problem:too-many-streams");
    }

    /** It fills its place and the buffers between, is closed, and holds up nobody who reads. */
    @Test
    void whoDoesNotReadIsClosed() throws IOException {
        for (int i = 0; i < MOST; i++) {
            opened.add(deaf());
        }
        await().until(() -> listen("").statusCode() == 503);
        String long1 = "x".repeat(1_000_000);
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            arrived(long1);
            return listen("").statusCode() == 200;
        });
    }

    private Socket deaf() throws IOException {
        URI base = api.request("/", null).build().uri();
        var socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(InetAddress.getByName(base.getHost()), base.getPort()));
        socket.getOutputStream()
                .write("GET /events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
                        .formatted(api.home().adminToken().value())
                        .getBytes(StandardCharsets.UTF_8));
        return socket;
    }
}
