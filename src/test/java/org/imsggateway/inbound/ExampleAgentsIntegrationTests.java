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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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

    @Test
    void eachIsAsShortAsIsSaid() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThan(40);
            }
        }
    }

    private void answers(String name, String program, String file) throws Exception {
        assertThat(saidWithout("WEBHOOK_SECRET", program, file, "9000")).matches("Usage: WEBHOOK_SECRET=.* PORT\\R");
        assertThat(saidWithout("nothing", program, file)).matches("Usage: WEBHOOK_SECRET=.* PORT\\R");
        int port = start(program, file);
        String url = "http://127.0.0.1:" + port + "/";
        try (InboundContext gateway = InboundContext.in(home, yaml(url)).start()) {
            gateway.accept(Messages.direct().row(1).text("Grüße 😀").build());

            assertThat(gateway.outcomes()).containsEntry("G-1", "HANDLED answered");
            await().until(() -> gateway.channel().texts().equals(List.of(name + " heard: Grüße 😀")));
        }
        assertThat(statusOf(forged(url))).isEqualTo(401);
        assertThat(statusOf(unsigned(url))).isEqualTo(401);
    }

    private String saidWithout(String name, String program, String file, String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(program, EXAMPLES.resolve(file).toString()));
        command.addAll(List.of(arguments));
        Path out = home.resolve("out");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
        builder.environment().put("WEBHOOK_SECRET", WebhookReceiver.SECRET);
        builder.environment().remove(name);
        Process started = builder.start();
        agent = started;
        await().atMost(Duration.ofMinutes(1)).until(() -> !started.isAlive());
        assertThat(started.exitValue()).isEqualTo(1);
        return Files.readString(out);
    }

    private static String yaml(String url) {
        return """
                agents: {list: [{id: main, runtime: {type: webhook, url: '%s', secret: %s}}]}
                channels: {imessage: {dmPolicy: open, allowFrom: ['*']}}
                """.formatted(url, WebhookReceiver.SECRET);
    }

    private static HttpRequest.Builder forged(String url) {
        return unsigned(url)
                .header("webhook-id", "x")
                .header("webhook-timestamp", "1")
                .header("webhook-signature", "v1,AAAA");
    }

    private static HttpRequest.Builder unsigned(String url) {
        return HttpRequest.newBuilder(URI.create(url))
                .POST(HttpRequest.BodyPublishers.ofString("{\"data\":{\"message\":{\"text\":\"hi\"}}}"));
    }

    private static int statusOf(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.discarding())
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
