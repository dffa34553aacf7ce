package org.imsggateway.inbound;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.imsggateway.delivery.MessageChannel;
import org.imsggateway.delivery.OutgoingSearch;
import org.imsggateway.delivery.SendReceipt;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.OutboundMessage;

/** A way to Messages that takes everything and remembers it. */
final class RecordingChannel implements MessageChannel {

    private final List<OutboundMessage> sent = new CopyOnWriteArrayList<>();
    private final List<String> guids = new CopyOnWriteArrayList<>();

    List<OutboundMessage> sent() {
        return sent;
    }

    /** The ids that Messages gave them. */
    List<String> guids() {
        return guids;
    }

    List<String> texts() {
        return sent.stream().map(OutboundMessage::text).toList();
    }

    @Override
    public SendReceipt send(OutboundMessage message, Duration deadline) {
        String guid = UUID.randomUUID().toString();
        guids.add(guid);
        sent.add(message);
        return new SendReceipt.Sent(guid, null, "iMessage");
    }

    @Override
    public boolean ready(AccountId account) {
        return true;
    }

    @Override
    public OutgoingSearch find(Sought sought) {
        return new OutgoingSearch.Absent(Instant.EPOCH);
    }

    @Override
    public boolean ended(AccountId account, String child) {
        return true;
    }
}
