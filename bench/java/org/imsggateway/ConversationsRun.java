package org.imsggateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.imsggateway.simulator.Arrivals;

/**
 * Many conversations at once with an agent, a webhook here, that takes half a minute for each: how many it is asked by at
 * the same time, and what threads and memory the gateway needs for that. The argument is how many.
 */
public final class ConversationsRun {

    private static final String HEAP = "-Xmx256m";
    private static final long AGENT_SECONDS = 30;
    private static final String YAML = """
            channels: {imessage: {cliPath: simulator, dbPath: "MAC", dmPolicy: open, allowFrom: ["*"]}}
            agents: {list: [{id: main, runtime: {type: webhook, url: "AGENT"}}]}
            session: {dmScope: per-peer}
            server: {port: 0}
            """;

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    private final int conversations;

    private ConversationsRun(int conversations) {
        this.conversations = conversations;
    }

    /** Runs it and prints what came of it. */
    public static void main(String[] args) throws Exception {
        new ConversationsRun(args.length == 0 ? 1000 : Integer.parseInt(args[0])).run();
    }

    private void run() throws Exception {
        HttpServer agent =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 2 * conversations);
        agent.createContext("/", this::answer);
        agent.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        agent.start();
        String url = "http://127.0.0.1:" + agent.getAddress().getPort() + "/";
        try (var gateway = new BenchGateway(HEAP, YAML.replace("AGENT", url))) {
            Arrivals.receive(gateway.mac(), "+15555550000", "before");
            gateway.start();
            gateway.until("an account that has begun", "select count(*) > 0 from resume_point");
            measure(gateway);
            gateway.stop();
        } finally {
            agent.stop(0);
        }
    }

    private void measure(BenchGateway gateway) throws Exception {
        print("conversations", conversations);
        print("the agent takes, s", AGENT_SECONDS);
        print("threads before", gateway.threads());
        print("resident memory before, MB", gateway.resident());
        for (int i = 0; i < conversations; i++) {
            Arrivals.receive(gateway.mac(), "+1555556%04d".formatted(i), "hello");
        }
        long written = System.nanoTime();
        await(() -> asked.get() == conversations);
        print("all asked after the last was written, s", TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - written));
        print("threads meanwhile", gateway.threads());
        gateway.until("all sent", """
                select count(*) = %d and min(settled_at) > 0 from outbox_piece where state = 'SENT'""".formatted(conversations));
        print("asked at the same time, at most", most.get());
        print("resident memory at the highest, MB", gateway.resident());
        print("replies that the Mac has", gateway.sent("select count(*) from message where is_from_me = 1"));
        print("asked more than once", asked.get() - conversations);
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        most.accumulateAndGet(open.incrementAndGet(), Math::max);
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(AGENT_SECONDS));
        byte[] body = "{\"text\":\"hello to you\"}".getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
        open.decrementAndGet();
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("not within 5 minutes");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    private static void print(String what, Object value) {
        System.out.println(what + ": " + value);
    }
}
