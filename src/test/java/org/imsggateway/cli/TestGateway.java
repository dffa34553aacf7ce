package org.imsggateway.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imsggateway.doctor.DoctorReport;

/** A gateway that answers as it was told, and commands that run against it over HTTP. */
final class TestGateway implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    /** What the gateway was asked, such as {@code POST /pairing/approve {"code":"A"}}. */
    final List<String> asked = new ArrayList<>();

    final List<String> tokens = new ArrayList<>();
    final Map<String, String> environment = new HashMap<>();
    final Path directory;
    DoctorReport offline = new DoctorReport(true, List.of());

    private final HttpServer server;
    private int status = 200;
    private String answer = "{}";

    TestGateway(Path directory) {
        this.directory = directory;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            Files.writeString(directory.resolve("address"), url() + "\n");
            Files.writeString(directory.resolve("admin-token"), "the-token\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    TestGateway answers(int withStatus, String body) {
        status = withStatus;
        answer = body;
        return this;
    }

    /** Runs a command as if typed. */
    Ran run(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        var local = new LocalGateway(directory.resolve("address"), directory.resolve("admin-token"));
        var session = new Session(
                local, environment, () -> offline, new Paint(false), new Ages(Clock.fixed(NOW, ZoneOffset.UTC)));
        int exit = new CommandLine(session, new PrintWriter(out, true), new PrintWriter(err, true)).run(List.of(args));
        return new Ran(exit, out.toString(), err.toString());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add("%s %s %s"
                .formatted(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI(),
                        body.replaceAll("\\s*\\R\\s*|(?<=:) | (?=:)", ""))
                .strip());
        tokens.add(Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse(""));
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /**
     * How a command ended.
     *
     * @param exit its exit status
     * @param out its standard output
     * @param err its standard error
     */
    record Ran(int exit, String out, String err) {}
}
