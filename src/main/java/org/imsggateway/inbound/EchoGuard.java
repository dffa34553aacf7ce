package org.imsggateway.inbound;

import java.util.Optional;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.TraceStep;
import org.springframework.stereotype.Component;

/** Keeps the gateway from answering itself. */
@Component
class EchoGuard {

    /** Our own row: what we, or the owner of the Apple account, wrote. */
    Optional<TraceStep> own(InboundMessage message) {
        return message.fromMe()
                ? Optional.of(TraceStep.ended("from me", "the row was sent from this Apple account"))
                : Optional.empty();
    }
}
