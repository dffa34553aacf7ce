package org.imsggateway.agent.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody else's program at a URL: it remembers what it got, and answers as told. */
public final class WebhookReceiver implements AutoCloseable {

    public static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile Function<Request, Answer> script = request -> Answer.json("{\"text\": \"yes\"}");
    private HttpServer server;

    /** What came. */
    public record Request(Map<String, String> headers, String body) {

        public String id() {
            return header("webhook-id");
        }

        public String header(String name) {
            return headers.getOrDefault(name, "");
        }

        public JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        /** What was said. */
        public String text() {
            return json().at("/data/message/text").asString();
        }

        /** Whether the reference implementation would have signed this so, whatever the time is by now. */
        public boolean isSignedWith(String secret) {
            try {
                long time = Long.parseLong(header("webhook-timestamp"));
                String expected = new Webhook(secret).sign(id(), time, body);
                return List.of(header("webhook-signature").split(" ", -1)).contains(expected);
            } catch (WebhookSigningException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    /** What goes back; each character of the body is a byte. */
    public record Answer(int status, String type, String body, Map<String, String> headers) {

        public static Answer json(String body) {
            return of(200, "application/json", body);
        }

        public static Answer status(int status) {
            return new Answer(status, "", "", Map.of());
        }

        public static Answer of(int status, String type, String body) {
            return raw(status, type, new String(body.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        }

        public static Answer raw(int status, String type, String body) {
            return new Answer(status, type, body, Map.of());
        }

        private byte[] bytes() {
            return body.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    public WebhookReceiver() {
        server = listen(0);
    }

    private HttpServer listen(int port) {
        try {
            var started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            started.createContext("/", this::handle);
            started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            started.start();
            return started;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/in";
    }

    /** How it answers from now on. */
    public WebhookReceiver answers(Function<Request, Answer> answer) {
        script = answer;
        return this;
    }

    public List<Request> requests() {
        return requests;
    }

    /** Nobody listens any more. */
    public void kill() {
        server.stop(0);
    }

    /** Listens again where it was. */
    public void revive() {
        server = listen(server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        var headers = new java.util.TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
        var request =
                new Request(headers, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        requests.add(request);
        Answer answer = script.apply(request);
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        if (!answer.type().isEmpty()) {
            exchange.getResponseHeaders().set("Content-Type", answer.type());
        }
        exchange.sendResponseHeaders(
                answer.status(), answer.body().isEmpty() ? -1 : answer.body().length());
        try (exchange) {
            if (!answer.body().isEmpty()) {
                exchange.getResponseBody().write(answer.bytes());
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
