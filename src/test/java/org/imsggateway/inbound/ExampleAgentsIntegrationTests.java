package org.imsggateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.imsggateway.agent.webhook.WebhookReceiver;
import org.imsggateway.message.Messages;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agents that docs/agents.md shows, run as a reader would run them. */
class ExampleAgentsIntegrationTests {

    private static final Path EXAMPLES = Path.of("docs/examples").toAbsolutePath();

    @TempDir
    private Path home = Path.of(".");

    private @Nullable Process agent;

    @AfterEach
    void stop() {
        if (agent != null) {
            agent.destroyForcibly();
        }
    }

    @Test
    void theOneInPythonAnswersWhatIsSignedAndNothingElse() throws Exception {
        answers("python", installed("python3"), "agent.py");
    }

    @Test
    void theOneInNodeAnswersWhatIsSignedAndNothingElse() throws Exception {
        answers("node", installed("node"), "agent.mjs");
    }

    @Test
    void theOneInJavaAnswersWhatIsSignedAndNothingElse() throws Exception {
        answers("java", Path.of(System.getProperty("java.home"), "bin", "java").toString(), "Agent.java");
    }

    private void answers(String name, String program, String file) throws Exception {
        int port = start(program, file);
        String url = "http://127.0.0.1:" + port + "/";
        try (InboundContext gateway = InboundContext.in(home, yaml(url)).start()) {
            gateway.accept(Messages.direct().row(1).text("Grüße 😀").build());

            assertThat(gateway.outcomes()).containsEntry("G-1", "HANDLED answered");
            await().until(() -> gateway.channel().texts().equals(List.of(name + " heard: Grüße 😀")));
        }
        assertThat(statusOfForged(url)).isEqualTo(401);
    }

    private static String yaml(String url) {
        return """
                agents: {list: [{id: main, runtime: {type: webhook, url: '%s', secret: %s}}]}
                channels: {imessage: {dmPolicy: open, allowFrom: ['*']}}
                """.formatted(url, WebhookReceiver.SECRET);
    }

    private static int statusOfForged(String url) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url))
                .header("webhook-id", "x")
                .header("webhook-timestamp", "1")
                .header("webhook-signature", "v1,AAAA")
                .POST(HttpRequest.BodyPublishers.ofString("{\"data\":{\"message\":{\"text\":\"hi\"}}}"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private int start(String program, String file) throws IOException {
        int port = free();
        var builder = new ProcessBuilder(program, EXAMPLES.resolve(file).toString(), Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("out").toFile());
        builder.environment().put("WEBHOOK_SECRET", WebhookReceiver.SECRET);
        Process started = builder.start();
        agent = started;
        await().atMost(Duration.ofMinutes(1)).until(() -> !started.isAlive() || listens(port));
        assertThat(started.isAlive()).as(Files.readString(home.resolve("out"))).isTrue();
        return port;
    }

    private static boolean listens(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int free() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Skips the test, with a line that says why, where the program is not there or does not run. */
    private static String installed(String program) {
        boolean runs = false;
        try {
            var version = new ProcessBuilder(program, "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            runs = version.waitFor() == 0;
        } catch (IOException notThere) {
            runs = false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        assumeTrue(runs, "no " + program + " on this machine: its example agent is not run");
        return program;
    }
}
