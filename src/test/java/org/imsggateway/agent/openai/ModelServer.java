package org.imsggateway.agent.openai;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An OpenAI-compatible API: it remembers what it was asked, and answers as told. */
public final class ModelServer implements AutoCloseable {

    public static final String DONE = "data: [DONE]\n\n";

    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile Script script = streams(token("yes"), end("stop"), DONE);

    /** What came. */
    public record Request(String path, @Nullable String authorization, String body) {

        public JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        /** The messages as {@code role: content}. */
        public List<String> messages() {
            return json().path("messages")
                    .valueStream()
                    .map(message -> message.path("role").asString() + ": "
                            + message.path("content").asString(""))
                    .toList();
        }
    }

    /** How to answer. */
    public interface Script {
        void answer(Request request, HttpExchange exchange) throws IOException;
    }

    public ModelServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public String baseUrl() {
        return "http://" + host() + "/v1";
    }

    public String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    public List<Request> requests() {
        return requests;
    }

    public void answers(Script answer) {
        script = answer;
    }

    /** Events, each sent by itself, and a proper end of the body. */
    public static Script streams(String... events) {
        return (_, exchange) -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
            exchange.sendResponseHeaders(200, 0);
            for (String event : events) {
                send(exchange, event.getBytes(StandardCharsets.UTF_8));
            }
        };
    }

    /** The same, a byte at a time. */
    public static Script drips(String... events) {
        return (_, exchange) -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            for (byte one : String.join("", events).getBytes(StandardCharsets.UTF_8)) {
                send(exchange, new byte[] {one});
            }
        };
    }

    /** Events, and then the connection is gone. */
    public static Script breaksAfter(String... events) {
        return (_, exchange) -> {
            byte[] bytes = String.join("", events).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, bytes.length + 100);
            send(exchange, bytes);
        };
    }

    /** One body, whose header may ask for a pause. */
    public static Script body(int status, String type, byte[] body, @Nullable String retryAfter) {
        return (_, exchange) -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            if (retryAfter != null) {
                exchange.getResponseHeaders().set("Retry-After", retryAfter);
            }
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            send(exchange, body);
        };
    }

    public static Script json(int status, String body) {
        return body(status, "application/json", body.replace('\'', '"').getBytes(StandardCharsets.UTF_8), null);
    }

    public static String token(String text) {
        return event("{'choices':[{'index':0,'delta':{'content':'%s'},'finish_reason':null}]}".formatted(text));
    }

    public static String end(String reason) {
        return event("{'choices':[{'index':0,'delta':{},'finish_reason':'%s'}]}".formatted(reason));
    }

    public static String usage(int prompt, int completion) {
        return event(
                "{'choices':[],'usage':{'prompt_tokens':%d,'completion_tokens':%d}}".formatted(prompt, completion));
    }

    /** An event whose JSON is written with single quotes. */
    public static String event(String data) {
        return "data: " + data.replace('\'', '"') + "\n\n";
    }

    private static void send(HttpExchange exchange, byte[] bytes) throws IOException {
        if (bytes.length > 0) {
            OutputStream out = exchange.getResponseBody();
            out.write(bytes);
            out.flush();
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = new Request(
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            requests.add(request);
            script.answer(request, exchange);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
