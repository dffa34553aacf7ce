package org.imsggateway.admin.events;

import java.time.Duration;
import java.time.Instant;
import org.imsggateway.config.Expiring;
import org.springframework.stereotype.Component;

/** Gives up events that nobody is configured to take any more, and lets go of those that were given up. */
@Component
class EventRetention implements Expiring {

    /** Even where nothing is retained, a person has a day to see what was given up. */
    private static final Duration LEAST = Duration.ofDays(1);

    private final EventDeliveryRepository repository;

    EventRetention(EventDeliveryRepository repository) {
        this.repository = repository;
    }

    @Override
    public String what() {
        return "events";
    }

    @Override
    public boolean expire(Instant now, Duration retention) {
        Instant forgotten = now.minus(EventPosts.HORIZON.multipliedBy(2));
        int buried = repository.buryOlder(forgotten, "nobody took it for two days", now, BATCH);
        Duration kept = retention.compareTo(LEAST) < 0 ? LEAST : retention;
        int deleted = repository.deleteDead(now.minus(kept), BATCH);
        return Math.max(buried, deleted) == BATCH;
    }
}
