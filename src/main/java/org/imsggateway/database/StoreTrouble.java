package org.imsggateway.database;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.retry.RetryListener;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.Retryable;
import org.springframework.stereotype.Component;

/** Why the work that waits for the store waits. Said once in the log when it begins and once when it is over. */
@Component
class StoreTrouble implements RetryListener {

    private static final Logger log = LoggerFactory.getLogger(StoreTrouble.class);

    private final AtomicReference<@Nullable String> reason = new AtomicReference<>();

    /** The database's words; empty while nothing waits. */
    Optional<String> reason() {
        return Optional.ofNullable(reason.get());
    }

    @Override
    public void onRetryFailure(RetryPolicy policy, Retryable<?> work, Throwable failure) {
        String words = String.valueOf(
                NestedExceptionUtils.getMostSpecificCause(failure).getMessage());
        if (reason.getAndSet(words) == null) {
            log.error("the store cannot be used; messages wait until it can, and nothing is lost: {}", words);
        }
    }

    @Override
    public void onRetrySuccess(RetryPolicy policy, Retryable<?> work, @Nullable Object result) {
        if (reason.getAndSet(null) != null) {
            log.info("the store can be used again");
        }
    }
}
