package org.imsggateway.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Counts what became of pieces, and shows how many wait. */
@Component
class DeliveryMetrics {

    private static final String OUTBOUND = "imsggateway.outbound";

    private final MeterRegistry registry;

    DeliveryMetrics(MeterRegistry registry, OutboxStatusRepository rows) {
        this.registry = registry;
        Gauge.builder("imsggateway.outbox.depth", rows, outbox -> outbox.depth().waiting())
                .description("messages on their way to Messages")
                .register(registry);
        Gauge.builder(
                        "imsggateway.outbox.unknown",
                        rows,
                        outbox -> outbox.depth().unknown())
                .description("messages of which nobody knows whether they were sent")
                .register(registry);
    }

    void handedOver(OutboxPiece piece, SendReceipt receipt) {
        count(
                piece,
                switch (receipt) {
                    case SendReceipt.Sent _ -> "sent";
                    case SendReceipt.NotSent _ -> "refused";
                    case SendReceipt.Rejected _ -> "failed";
                    case SendReceipt.Unknown _ -> "unknown";
                });
    }

    /** How a piece of unknown outcome ended: {@code found}, {@code absent} or {@code lost}. */
    void reconciled(OutboxPiece piece, String outcome) {
        count(piece, outcome);
    }

    private void count(OutboxPiece piece, String outcome) {
        registry.counter(OUTBOUND, "account", piece.account().value(), "outcome", outcome)
                .increment();
    }
}
