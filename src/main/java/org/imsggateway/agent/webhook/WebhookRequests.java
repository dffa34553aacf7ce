package org.imsggateway.agent.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.imsggateway.agent.AgentTurn;
import org.imsggateway.config.Expiring;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The bytes that are posted for each turn. They are kept from the first try to the end of the turn: a receiver that hears
 * an id again gets what it got before, whatever has been configured, cleared or restarted since.
 */
@Component
class WebhookRequests implements Expiring {

    private final WebhookRequestRepository repository;
    private final RetryTemplate storeRetry;
    private final JsonMapper json;
    private final Clock clock;

    WebhookRequests(WebhookRequestRepository repository, RetryTemplate storeRetry, JsonMapper json, Clock clock) {
        this.repository = repository;
        this.storeRetry = storeRetry;
        this.json = json;
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

    /** Whether a turn was posted and is not over. */
    boolean isKept(String turnId) {
        return storeRetry.invoke(() -> repository.isKept(turnId));
    }

    @Override
    public String what() {
        return "requests to webhook agents";
    }

    /** What no turn has taken away is of a turn that failed, or of an agent that became something else. */
    @Override
    public boolean expire(Instant now, Duration retention) {
        return repository.deleteBefore(now.minus(Expiring.atLeastADay(retention)), BATCH) == BATCH;
    }
}
