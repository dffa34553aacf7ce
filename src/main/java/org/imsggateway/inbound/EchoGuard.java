package org.imsggateway.inbound;

import java.util.Optional;
import org.imsggateway.delivery.SentMessages;
import org.imsggateway.message.Conversation;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.TraceStep;
import org.springframework.stereotype.Component;

/** Keeps the gateway from answering itself. */
@Component
class EchoGuard {

    private final SentMessages sent;

    EchoGuard(SentMessages sent) {
        this.sent = sent;
    }

    /** Our own row: what we, or the owner of the Apple account, wrote. */
    Optional<TraceStep> own(Conversation conversation, InboundMessage message) {
        if (!message.fromMe()) {
            return Optional.empty();
        }
        boolean ours = sent.sent(message.account(), message.guid()) || sent.isEcho(conversation, message);
        return Optional.of(TraceStep.ended(
                "from me",
                ours ? "it is what this gateway sent" : "somebody wrote it on a device of this Apple account"));
    }

    /** Something this gateway sent a moment ago that Messages shows as if it had come from outside. */
    Optional<TraceStep> echo(Conversation conversation, InboundMessage message) {
        return sent.isEcho(conversation, message)
                ? Optional.of(TraceStep.ended("echo", "this gateway sent the same to this conversation a moment ago"))
                : Optional.empty();
    }
}
