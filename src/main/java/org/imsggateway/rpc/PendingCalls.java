package org.imsggateway.rpc;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The calls of one connection that wait for an answer, by the ids that it gave them. Thread-safe. */
final class PendingCalls {

    private final String peer;
    private final Oddities oddities;
    private final AtomicLong lastId = new AtomicLong();
    private final Map<Long, PendingCall> calls = new ConcurrentHashMap<>();

    PendingCalls(String peer, Oddities oddities) {
        this.peer = peer;
        this.oddities = oddities;
    }

    /** An id that no call had before. */
    long nextId() {
        return lastId.incrementAndGet();
    }

    void put(long id, PendingCall call) {
        calls.put(id, call);
    }

    void remove(long id) {
        calls.remove(id);
    }

    /** The call that an answer belongs to, which waits no longer; null if there is none, and that is noted. */
    @Nullable
    PendingCall answered(JsonNode id) {
        if (!id.isIntegralNumber() || !id.canConvertToLong() || id.asLong() < 1 || id.asLong() > lastId.get()) {
            oddities.unknownId(peer);
            return null;
        }
        PendingCall call = calls.remove(id.asLong());
        if (call == null) {
            oddities.lateAnswer(peer, id.asLong());
        }
        return call;
    }

    /** Fails all of them. */
    void close(String reason) {
        calls.values().forEach(call -> call.close(reason));
    }

    int size() {
        return calls.size();
    }
}
