package org.imsggateway.admin.events;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.imsggateway.config.EventKind;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The listeners to {@code GET /events}: so many at most, each on the thread of its request, and all ended by a stop. */
@Component
class EventStreams implements SmartLifecycle {

    static final int MOST = 20;

    private static final Logger log = LoggerFactory.getLogger(EventStreams.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final RecentEvents recent;
    private final JsonMapper json;
    private final Clock clock;
    private final Semaphore places = new Semaphore(MOST);

    EventStreams(RecentEvents recent, JsonMapper json, Clock clock) {
        this.recent = recent;
        this.json = json;
        this.clock = clock;
    }

    /** Whether one more may listen. {@link #leave} gives the place back. */
    boolean enter() {
        return places.tryAcquire();
    }

    void leave() {
        places.release();
    }

    /** Writes to a listener until it is gone or has to go. */
    void run(Set<EventKind> kinds, @Nullable String lastId, OutputStream out) {
        try {
            new EventStream(recent, kinds, json, clock, HEARTBEAT, out).run(lastId);
        } catch (IOException gone) {
            log.debug("a listener to events is gone", gone);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void start() {
        recent.setOpen(true);
    }

    /** Before the web server waits for the requests that are under way: these would never end. */
    @Override
    public void stop() {
        recent.setOpen(false);
    }

    @Override
    public boolean isRunning() {
        return recent.isOpen();
    }
}
