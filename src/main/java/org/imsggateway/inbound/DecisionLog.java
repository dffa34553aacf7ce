package org.imsggateway.inbound;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import org.imsggateway.access.AccessWarnings;
import org.imsggateway.config.GatewayConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells of decisions: a number for each outcome, and a warning where a setting was probably forgotten. */
@Component
class DecisionLog {

    private static final Logger log = LoggerFactory.getLogger(DecisionLog.class);

    private final AtomicLong stale = new AtomicLong();
    private final MeterRegistry metrics;
    private final AccessWarnings warnings;

    DecisionLog(MeterRegistry metrics, AccessWarnings warnings) {
        this.metrics = metrics;
        this.warnings = warnings;
    }

    /** Counts a row; every row is counted under exactly one outcome each time it is judged. */
    void count(Settlement settled) {
        count(settled.counted(), 1);
    }

    void count(String outcome, int rows) {
        metrics.counter("imsg.gateway.decisions", "outcome", outcome).increment(rows);
    }

    void warn(JournalEntry entry, GatewayConfig config, Decision decision) {
        if (decision.outcome().equals("stale")) {
            log.info(
                    "conversation={} message={} sent={} state={}: too old to be answered, {} so far; gateway.staleMessages decides",
                    entry.conversation(),
                    entry.message().guid(),
                    entry.message().sentAt(),
                    decision instanceof Decision.Held ? "HELD" : "DROPPED",
                    stale.incrementAndGet());
        }
        if (decision instanceof Decision.Dropped dropped) {
            config.account(entry.message().account())
                    .ifPresent(account -> warnings.dropped(entry.message(), config, account, dropped.reason()));
        }
    }
}
