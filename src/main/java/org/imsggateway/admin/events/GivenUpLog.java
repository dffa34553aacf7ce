package org.imsggateway.admin.events;

import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log that events of a subscription are given up: at once, and then once an hour how many more there were. */
final class GivenUpLog {

    private static final Logger log = LoggerFactory.getLogger(GivenUpLog.class);

    private static final Duration PAUSE = Duration.ofHours(1);

    private final String subscription;
    private int untold;
    private String why = "";
    private Instant next = Instant.MIN;

    GivenUpLog(String subscription) {
        this.subscription = subscription;
    }

    void add(int events, String reason, Instant now) {
        if (events > 0) {
            untold += events;
            why = reason;
        }
        tell(now);
    }

    /** Says what has not been said yet, if it is time. */
    void tell(Instant now) {
        if (untold > 0 && !now.isBefore(next)) {
            log.warn("subscription={}: {} events given up: {}", subscription, untold, why);
            untold = 0;
            next = now.plus(PAUSE);
        }
    }
}
