package org.imsggateway.access;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes to pairing, one after the other, across all threads and processes that share the store. */
@Component
class PairingTransactions {

    private final TransactionTemplate transactions;
    private final PairingRequestRepository requests;
    private final Clock clock;

    PairingTransactions(TransactionTemplate transactions, PairingRequestRepository requests, Clock clock) {
        this.transactions = transactions;
        this.requests = requests;
        this.clock = clock;
    }

    /**
     * Runs a change alone, in the caller's transaction or in one of its own. Expired requests are gone before it begins.
     *
     * @param work gets the time, read when its turn has come
     * @return what the work returns
     */
    <T> T alone(Function<Instant, T> work) {
        return Objects.requireNonNull(transactions.execute(_ -> {
            requests.lock();
            Instant now = Instant.ofEpochMilli(clock.millis());
            requests.removeCreatedBefore(now.minus(PairingRequest.LIFETIME));
            return work.apply(now);
        }));
    }
}
