package org.imsggateway.agent.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.imsggateway.agent.AgentTurn;
import org.imsggateway.config.ConfigStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The bytes that are posted for each turn. They are kept from the first try to the end of the turn: a receiver that hears
 * an id again gets what it got before, whatever has been configured, cleared or restarted since.
 */
@Component
class WebhookRequests implements SmartInitializingSingleton {

    /** What no turn has taken away is of a turn that failed, or of an agent that became something else. */
    private static final Duration LEAST = Duration.ofDays(1);

    private static final Logger log = LoggerFactory.getLogger(WebhookRequests.class);

    private final WebhookRequestRepository repository;
    private final RetryTemplate storeRetry;
    private final JsonMapper json;
    private final ConfigStore config;
    private final Clock clock;

    WebhookRequests(
            WebhookRequestRepository repository,
            RetryTemplate storeRetry,
            JsonMapper json,
            ConfigStore config,
            Clock clock) {
        this.repository = repository;
        this.storeRetry = storeRetry;
        this.json = json;
        this.config = config;
        this.clock = clock;
    }

    byte[] bytes(AgentTurn turn) {
        String body = json.writeValueAsString(WebhookRequest.of(turn));
        return storeRetry
                .invoke(() -> repository.keep(turn.id(), body, clock.instant()))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Part of the transaction that ends the turn. */
    void forget(String turnId) {
        repository.delete(turnId);
    }

    @Override
    public void afterSingletonsInstantiated() {
        Duration retention = config.current().gateway().retention();
        Duration keep = retention.compareTo(LEAST) < 0 ? LEAST : retention;
        try {
            repository.deleteBefore(clock.instant().minus(keep));
        } catch (DataAccessException busy) {
            log.warn("old requests to webhook agents could not be deleted; the next start tries again", busy);
        }
    }
}
