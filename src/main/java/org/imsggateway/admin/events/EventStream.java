package org.imsggateway.admin.events;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.imsggateway.config.EventKind;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * One listener to {@code GET /events}. Its thread takes what is new from the recent events and writes it. Whoever reads so slowly
 * that events are forgotten before they were written is closed, and learns of the gap when it comes again.
 */
final class EventStream {

    private static final long RECONNECT_MILLIS = 3000;

    private final RecentEvents recent;
    private final Set<EventKind> kinds;
    private final JsonMapper json;
    private final Clock clock;
    private final Duration heartbeat;
    private final OutputStream out;
    private Instant written = Instant.MIN;

    /** A listener to some kinds of event; to all for none. */
    EventStream(
            RecentEvents recent,
            Set<EventKind> kinds,
            JsonMapper json,
            Clock clock,
            Duration heartbeat,
            OutputStream out) {
        this.recent = recent;
        this.kinds = kinds;
        this.json = json;
        this.clock = clock;
        this.heartbeat = heartbeat;
        this.out = out;
    }

    /**
     * Writes until the listener is too slow, or all of them are to end.
     *
     * @param lastId the id of the last event that it has; null if it has none
     * @throws IOException if it is gone
     */
    void run(@Nullable String lastId) throws IOException, InterruptedException {
        RecentEvents.Place place = recent.place(lastId);
        long heard = place.after();
        String head = "retry: " + RECONNECT_MILLIS + "\n";
        write(head + (place.gap() ? gap(heard, String.valueOf(lastId)) : alive(heard)));
        while (recent.isOpen() && !recent.lost(heard)) {
            var next = recent.after(heard, untilHeartbeat());
            StringBuilder text = new StringBuilder();
            for (RecentEvents.Recent one : next) {
                if (one.number() != heard + 1) {
                    return;
                }
                heard = one.number();
                if (kinds.isEmpty() || kinds.contains(one.kind())) {
                    text.append(block(recent.id(heard), one.event().type(), one.event()));
                }
            }
            if (!text.isEmpty()) {
                write(text.toString());
            } else if ((next.isEmpty() || untilHeartbeat().isZero()) && recent.isOpen()) {
                write(alive(heard));
            }
        }
    }

    /**
     * How long nothing need be written. What a filter leaves out is not written, so that a listener may wait among many events:
     * only a write finds out that it is gone. A clock that was set back is no reason to wait longer.
     */
    private Duration untilHeartbeat() {
        Duration since = Duration.between(written, clock.instant());
        return since.isNegative() || since.compareTo(heartbeat) >= 0 ? Duration.ZERO : heartbeat.minus(since);
    }

    /** A comment; its id tells whoever filters that nothing before it was missed. */
    private String alive(long heard) {
        return ": alive\nid: " + recent.id(heard) + "\n\n";
    }

    private String gap(long heard, String lastId) {
        String shown = lastId.length() > 100 ? lastId.substring(0, 100) : lastId;
        var data = new Event.Gap(
                shown,
                "events after this one may be missing: it is not known here, or too old; what follows begins with the oldest there is");
        var body = new Event("gap", Event.VERSION, clock.instant(), data);
        return block(recent.id(heard), "gap", body);
    }

    private String block(String id, String type, Event body) {
        return "id: " + id + "\nevent: " + type + "\ndata: " + json.writeValueAsString(body) + "\n\n";
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
        written = clock.instant();
    }
}
