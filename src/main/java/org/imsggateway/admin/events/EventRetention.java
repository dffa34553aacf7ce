package org.imsggateway.admin.events;

import java.time.Duration;
import java.time.Instant;
import org.imsggateway.config.Expiring;
import org.springframework.stereotype.Component;

/** Gives up events that nobody is configured to take any more, and lets go of those that were given up. */
@Component
class EventRetention implements Expiring {

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
        int deleted = repository.deleteDead(now.minus(Expiring.atLeastADay(retention)), BATCH);
        return Math.max(buried, deleted) == BATCH;
    }
}
