package org.imsggateway.inbound;

import io.micrometer.core.instrument.MeterRegistry;
import org.imsggateway.access.AccessWarnings;
import org.imsggateway.config.GatewayConfig;
import org.springframework.stereotype.Component;

/** Tells of decisions: a number for each outcome, and a warning where a setting was probably forgotten. */
@Component
class DecisionLog {

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
        if (decision instanceof Decision.Dropped dropped) {
            config.account(entry.message().account())
                    .ifPresent(account -> warnings.dropped(entry.message(), config, account, dropped.reason()));
        }
    }
}
