package org.imsggateway.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The loop of <code>imsg rpc</code>: lines in, answers out. From 0.14 on three lanes work beside each other; before, one
 * request at a time holds up everything behind it, the end of input included.
 */
final class RpcServer {

    static final int MAX_OUTSTANDING = 128;
    private static final int READERS = 4;

    private final Wire wire;
    private final Profile profile;
    private final MethodTable methods;
    private final Subscriptions subscriptions;
    private final Faults faults;
    private final @Nullable String startupError;
    private final Map<Method.Lane, ExecutorService> lanes = new EnumMap<>(Method.Lane.class);
    private final AtomicReference<@Nullable RpcError> inFlight = new AtomicReference<>();
    private final AtomicInteger outstanding = new AtomicInteger();

    /**
     * A server over two streams.
     *
     * @param startupError what every request is answered with, in versions that stay up without a database; else null
     */
    RpcServer(
            Wire wire,
            Profile profile,
            MethodTable methods,
            Subscriptions subscriptions,
            Faults faults,
            @Nullable String startupError) {
        this.wire = wire;
        this.profile = profile;
        this.methods = methods;
        this.subscriptions = subscriptions;
        this.faults = faults;
        this.startupError = startupError;
        if (profile.strict()) {
            lanes.put(Method.Lane.MUTATION, lane("mutations", 1));
            lanes.put(Method.Lane.READ, lane("reads", READERS));
            lanes.put(Method.Lane.CONTROL, lane("control", 1));
        }
    }

    private static ExecutorService lane(String name, int workers) {
        return Executors.newFixedThreadPool(
                workers,
                Thread.ofPlatform().name("simulator " + name + " ", 1).daemon().factory());
    }

    /** Serves until the input ends and everything accepted is answered; returns the exit status. */
    int run(InputStream in) throws IOException {
        try {
            var lines = new LineReader(in);
            for (var line = lines.next(); line != null; line = lines.next()) {
                if (!line.isBlank()) {
                    accept(line.strip());
                }
            }
            subscriptions.close();
            finishAccepted();
            wire.flush();
            return startupError == null ? 0 : 1;
        } finally {
            faults.stop();
        }
    }

    private void finishAccepted() {
        lanes.values().forEach(ExecutorService::shutdown);
        for (var lane : lanes.values()) {
            try {
                if (!lane.awaitTermination(1, TimeUnit.HOURS)) {
                    lane.shutdownNow();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void accept(String line) {
        Request request;
        try {
            request = Request.read(line, profile);
        } catch (Request.Rejected e) {
            respond("", e.id(), "error", e.error().toJson());
            return;
        }
        faults.crashAt("read:" + request.method());
        var method = methods.find(request.method());
        var lane = lanes.get(method == null ? Method.Lane.CONTROL : method.lane());
        if (lane == null) {
            serve(request, method);
        } else if (outstanding.incrementAndGet() > MAX_OUTSTANDING) {
            outstanding.decrementAndGet();
            fail(request, RpcError.busy("outstanding request limit exceeded"));
        } else {
            lane.execute(() -> {
                try {
                    serve(request, method);
                } finally {
                    outstanding.decrementAndGet();
                }
            });
        }
    }

    private void serve(Request request, @Nullable Method method) {
        var call = new Method.Call();
        try {
            if (startupError != null) {
                throw RpcError.internal(startupError);
            }
            if (method == null) {
                throw RpcError.methodNotFound(request.method());
            }
            refuseWhileInFlight(method);
            var params = new Params(request.method(), request.params(), method.keys(), profile.strict());
            var result = method.handler().handle(params, call);
            succeed(request, method, result);
            call.answered();
        } catch (RpcError e) {
            if (profile.strict() && "still_in_flight".equals(e.disposition())) {
                inFlight.set(e);
            }
            fail(request, e);
        } catch (DatabaseFailure e) {
            fail(request, databaseFailed(e));
        }
    }

    private RpcError databaseFailed(DatabaseFailure e) {
        if (e.isBusy() && !profile.atLeast(6)) {
            faults.fatal("Fatal error: Error raised at top level: " + e.detail());
        }
        return RpcError.internal(profile.strict() ? e.detail() : DatabaseFailure.SYSTEM_TEXT);
    }

    /** A mutation that never came back blocks the lane until the child is restarted. */
    private void refuseWhileInFlight(Method method) {
        var stuck = inFlight.get();
        if (stuck != null && method.lane() == Method.Lane.MUTATION) {
            throw RpcError.laneBlocked(stuck.detail("transport"), stuck.detail("operation"));
        }
    }

    private void succeed(Request request, Method method, ObjectNode result) {
        var lost = method.lane() == Method.Lane.MUTATION && faults.dropsAck();
        if (request.id() != null && !lost) {
            respond(request.method(), request.id(), "result", result);
        }
    }

    private void fail(Request request, RpcError error) {
        if (request.id() != null) {
            respond(request.method(), request.id(), "error", error.toJson());
        } else if (!profile.strict()) {
            respond(request.method(), NullNode.instance, "error", error.toJson());
        }
    }

    private void respond(String method, JsonNode id, String key, ObjectNode value) {
        var answer = Json.object().put("jsonrpc", "2.0");
        answer.set("id", id);
        answer.set(key, value);
        wire.answer(method, answer);
    }
}
