package org.imsggateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.imsggateway.config.GatewayHome;

/** The whole gateway as a process of its own, with no account enabled: only its calls are of interest. */
public final class StartedApi implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process gateway;
    private final Path home;
    private final String address;

    private StartedApi(Process gateway, Path home, String address) {
        this.gateway = gateway;
        this.home = home;
        this.address = address;
    }

    /**
     * Starts one; returns when it answers.
     *
     * @param directory what it may write to
     */
    public static StartedApi in(Path directory) throws IOException {
        Path home = directory.resolve("home");
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        GatewayApplication.class.getName(),
                        "--server.port=0",
                        "--channels.imessage.enabled=false")
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("out").toFile());
        builder.environment().put("IMSG_GATEWAY_HOME", home.toString());
        Process gateway = builder.start();
        Path file = GatewayHome.addressFile(home);
        await().atMost(Duration.ofMinutes(2)).until(() -> Files.exists(file) || !gateway.isAlive());
        assertThat(file).as(Files.readString(directory.resolve("out"))).exists();
        return new StartedApi(gateway, home, Files.readString(file).strip());
    }

    /** {@return the answer to a call with this token, or with none if it is empty} */
    public HttpResponse<String> ask(String method, String path, String token) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .method(method, HttpRequest.BodyPublishers.ofString("{}"))
                .header("Content-Type", "application/json");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** A gateway that is asked to stop takes its address away and ends by itself. */
    @Override
    public void close() {
        gateway.destroy();
        assertThat(gateway.onExit()
                        .completeOnTimeout(gateway, 60, TimeUnit.SECONDS)
                        .join()
                        .isAlive())
                .isFalse();
        gateway.destroyForcibly();
        assertThat(GatewayHome.addressFile(home)).doesNotExist();
    }
}
