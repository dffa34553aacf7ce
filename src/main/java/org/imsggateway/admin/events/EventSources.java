package org.imsggateway.admin.events;

import java.util.Locale;
import org.imsggateway.access.PairingApproved;
import org.imsggateway.access.PairingRejected;
import org.imsggateway.config.EventKind;
import org.imsggateway.delivery.OutboundChanged;
import org.imsggateway.imsg.ImsgStateChanged;
import org.imsggateway.inbound.MessageArrived;
import org.imsggateway.inbound.MessageSettled;
import org.imsggateway.inbound.PairingAsked;
import org.imsggateway.message.InboundMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Hears what happens in the features. Most of it is published in the transaction that makes it so, and a failure here ends
 * that transaction; what is published after its fact must not be undone by a store that cannot be written.
 */
@Component
class EventSources {

    private static final Logger log = LoggerFactory.getLogger(EventSources.class);

    private final EventQueue queue;

    EventSources(EventQueue queue) {
        this.queue = queue;
    }

    @EventListener
    void arrived(MessageArrived event) {
        queue.add(EventKind.INBOUND, "received", inbound(event.id(), event.message()));
    }

    private static Event.Inbound inbound(long id, InboundMessage message) {
        return new Event.Inbound(
                id,
                message.account().value(),
                message.guid(),
                message.chat().id(),
                message.chat().group(),
                message.from().value(),
                message.fromMe(),
                message.text(),
                message.sentAt(),
                message.attachments().stream()
                        .map(file -> new Event.File(file.name(), file.mimeType(), file.bytes()))
                        .toList());
    }

    @EventListener
    void settled(MessageSettled event) {
        var message = event.message();
        queue.add(
                EventKind.DECISION,
                "made",
                new Event.Decision(
                        event.id(),
                        message.account().value(),
                        message.guid(),
                        event.state(),
                        event.outcome(),
                        event.turnId()));
    }

    @EventListener
    void outbound(OutboundChanged event) {
        queue.add(
                EventKind.OUTBOUND,
                event.change().name().toLowerCase(Locale.ROOT),
                new Event.Outbound(
                        event.messageId(), event.account().value(), event.piece(), event.guid(), event.reason()));
    }

    @EventListener
    void asked(PairingAsked event) {
        var message = event.message();
        queue.add(
                EventKind.PAIRING,
                "asked",
                new Event.Pairing(message.account().value(), message.from().value(), event.outcome()));
    }

    @EventListener
    void approved(PairingApproved event) {
        var data = new Event.Pairing(event.account().value(), event.sender().value(), null);
        afterTheFact(EventKind.PAIRING, "approved", data);
    }

    @EventListener
    void rejected(PairingRejected event) {
        var data = new Event.Pairing(event.account().value(), event.sender().value(), null);
        afterTheFact(EventKind.PAIRING, "rejected", data);
    }

    @EventListener
    void account(ImsgStateChanged event) {
        var state = event.state();
        var data = new Event.Account(
                event.account().value(), state.word(), state.health(), state.problem(), state.remedy());
        afterTheFact(EventKind.ACCOUNT, "changed", data);
    }

    private void afterTheFact(EventKind kind, String what, Event.Data data) {
        try {
            queue.add(kind, what, data);
        } catch (DataAccessException | TransactionException unwritable) {
            log.warn("the event {}.{} could not be kept for those who subscribed to it", kind.word(), what, unwritable);
        }
    }
}
