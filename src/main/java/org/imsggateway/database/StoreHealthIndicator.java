package org.imsggateway.database;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Down while messages wait because the store cannot be used. */
@Component
class StoreHealthIndicator implements HealthIndicator {

    private final StoreTrouble trouble;

    StoreHealthIndicator(StoreTrouble trouble) {
        this.trouble = trouble;
    }

    @Override
    public Health health() {
        return trouble.reason()
                .map(reason -> Health.down().withDetail("reason", reason))
                .orElseGet(Health::up)
                .build();
    }
}
