package org.imsggateway.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.DataAccessResourceFailureException;

/** Whoever waits for the store can be told why. */
class StoreTroubleTests {

    private final StoreTrouble trouble = new StoreTrouble();
    private final StoreHealthIndicator health = new StoreHealthIndicator(trouble);
    private final List<Status> seen = new ArrayList<>();

    @Test
    void whileWorkWaitsForTheStoreItIsDownAndTheReasonIsKnown() {
        var retry = new RetryTemplate(
                RetryPolicy.builder().maxRetries(5).delay(Duration.ofMillis(1)).build());
        retry.setRetryListener(trouble);

        boolean _ = retry.invoke(this::thirdTimeLucky);

        assertThat(seen).containsExactly(Status.UP, Status.UP, Status.DOWN);
        assertThat(trouble.reason()).isEqualTo(Optional.empty());
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    private boolean thirdTimeLucky() {
        seen.add(health.health().getStatus());
        if (seen.size() < 3) {
            throw new DataAccessResourceFailureException("the disk is full");
        }
        assertThat(trouble.reason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("the disk is full"));
        return true;
    }
}
