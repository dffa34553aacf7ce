package org.imsggateway.inbound;

import java.util.List;
import java.util.Optional;
import org.imsggateway.access.PairingApproved;
import org.imsggateway.access.PairingOutcome;
import org.imsggateway.access.PairingService;
import org.imsggateway.delivery.Reply;
import org.imsggateway.delivery.ReplyDispatcher;
import org.imsggateway.message.ChatTarget;
import org.imsggateway.message.Conversation;
import org.imsggateway.message.InboundMessage;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Turns a stranger's message into a pairing request, and puts what is to be said about it on its way. */
@Component
class PairingDesk {

    private final PairingService pairing;
    private final ReplyDispatcher replies;
    private final ApplicationEventPublisher events;

    PairingDesk(PairingService pairing, ReplyDispatcher replies, ApplicationEventPublisher events) {
        this.pairing = pairing;
        this.replies = replies;
        this.events = events;
    }

    /**
     * Makes the request. Part of the caller's transaction: the request, the text to its sender and the end of the message
     * are committed together, or none of them.
     *
     * @return what became of it, in a few words
     */
    String receive(JournalEntry entry) {
        String outcome = outcome(entry);
        events.publishEvent(new PairingAsked(entry.message(), outcome));
        return outcome;
    }

    private String outcome(JournalEntry entry) {
        InboundMessage message = entry.message();
        return switch (pairing.request(message.account(), message)) {
            case PairingOutcome.Created created -> {
                say(entry.conversation(), created.to(), created.text(), Optional.of(entry.id()));
                yield "pairing: code sent";
            }
            case PairingOutcome.Silent silent -> "pairing: listed, nothing sent";
            case PairingOutcome.Late late -> "pairing: listed, nothing sent for an old message";
            case PairingOutcome.OverLimit limited -> "pairing: listed, too many codes sent this hour";
            case PairingOutcome.Automatic automatic -> "pairing: not for automatic senders";
            case PairingOutcome.AlreadyPending pending -> "pairing: already pending";
            case PairingOutcome.Full full -> "pairing: too many requests pending";
            case PairingOutcome.Rejected rejected -> "pairing: rejected";
        };
    }

    @EventListener
    void approved(PairingApproved event) {
        if (event.notifySender()) {
            say(Conversation.direct(event.account(), event.sender()), event.to(), event.text(), Optional.empty());
        }
    }

    private void say(Conversation conversation, ChatTarget to, String text, Optional<Long> inboundId) {
        replies.dispatch(
                new Reply(conversation, to, text, List.of(), Reply.Origin.PAIRING, inboundId.orElse(null), null));
    }
}
