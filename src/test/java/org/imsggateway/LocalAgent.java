package org.imsggateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import tools.jackson.databind.json.JsonMapper;

/** A webhook agent on this machine that says what it was told, and can be made to hang. */
final class LocalAgent implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition goesOn = lock.newCondition();
    private boolean hanging;

    LocalAgent() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    /** What an agent's {@code runtime} is to say, so that it is asked. */
    String runtime() {
        return "{type: webhook, url: \"http://127.0.0.1:%d/\", timeout: 3s}"
                .formatted(server.getAddress().getPort());
    }

    /** From now on it takes requests and does not answer. */
    void hang() {
        lock.lock();
        try {
            hanging = true;
        } finally {
            lock.unlock();
        }
    }

    /** It answers again, also what it has taken meanwhile. */
    void goOn() {
        lock.lock();
        try {
            hanging = false;
            goesOn.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String text = JSON.readTree(exchange.getRequestBody())
                .path("data")
                .path("message")
                .path("text")
                .asString("");
        lock.lock();
        try {
            while (hanging) {
                goesOn.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
        byte[] body = JSON.writeValueAsString(Map.of("text", text)).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        try (exchange;
                var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        goOn();
        server.stop(0);
        threads.shutdownNow();
    }
}
