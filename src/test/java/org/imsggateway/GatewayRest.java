package org.imsggateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.imsggateway.config.GatewayHome;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The REST API of the gateway that has a home, whichever process that is. */
final class GatewayRest implements AutoCloseable {

    private final Path home;
    private final HttpClient http = HttpClient.newHttpClient();

    GatewayRest(Path home) {
        this.home = home;
    }

    /** The account, as {@code GET /channels} shows it. */
    JsonNode account() {
        return get("/channels").path("accounts").path(0);
    }

    /** The account, as the health endpoint shows it. */
    JsonNode health() {
        return get("/actuator/health")
                .path("components")
                .path("imessage")
                .path("components")
                .path("default");
    }

    private JsonNode get(String path) {
        return JsonMapper.shared().readTree(text(path));
    }

    /** What is answered, as it is. */
    String text(String path) {
        return answer(path, HttpRequest.Builder::GET);
    }

    /** What is answered to a body of JSON. */
    String post(String path, String body) {
        return answer(
                path,
                request -> request.header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private String answer(String path, UnaryOperator<HttpRequest.Builder> method) {
        try {
            String address =
                    Files.readString(GatewayHome.addressFile(home)).strip().replaceFirst("/$", "");
            String token = Files.readString(GatewayHome.tokenFile(home)).strip();
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                    .header("Authorization", "Bearer " + token)
                    .timeout(Duration.ofSeconds(60));
            return http.send(method.apply(request).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The heap that is in use, in bytes. */
    long heap() {
        return (long) text("/actuator/prometheus")
                .lines()
                .filter(line -> line.startsWith("jvm_memory_used_bytes") && line.contains("area=\"heap\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
