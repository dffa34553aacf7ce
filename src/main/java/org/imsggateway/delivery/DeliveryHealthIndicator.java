package org.imsggateway.delivery;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Shows what waits and what needs a person. A message that does not get through is no reason to call delivery down. */
@Component
class DeliveryHealthIndicator implements HealthIndicator {

    private final Outbox outbox;

    DeliveryHealthIndicator(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Health health() {
        OutboxDepth depth = outbox.depth();
        return Health.up()
                .withDetail("pending", depth.in(OutboxState.PENDING))
                .withDetail("sending", depth.in(OutboxState.SENDING))
                .withDetail("retrying", depth.in(OutboxState.RETRY))
                .withDetail("reconciling", depth.in(OutboxState.UNKNOWN))
                .withDetail("unknown", depth.lost())
                .build();
    }
}
