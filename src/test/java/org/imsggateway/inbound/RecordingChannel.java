package org.imsggateway.inbound;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.imsggateway.delivery.MessageChannel;
import org.imsggateway.delivery.OutgoingSearch;
import org.imsggateway.delivery.SendReceipt;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.OutboundMessage;
import org.jspecify.annotations.Nullable;

/** A way to Messages that takes everything and remembers it. */
final class RecordingChannel implements MessageChannel {

    private final List<OutboundMessage> sent = new CopyOnWriteArrayList<>();
    private final List<String> guids = new CopyOnWriteArrayList<>();

    private final List<Sought> sought = new CopyOnWriteArrayList<>();

    /** Forgets what it has sent. */
    void forget() {
        sent.clear();
        guids.clear();
    }

    /** What it was asked to look for. */
    List<Sought> sought() {
        return sought;
    }

    /** What it does with the next message instead of taking it; null for nothing else. */
    final AtomicReference<@Nullable SendReceipt> next = new AtomicReference<>();

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
        SendReceipt scripted = next.getAndSet(null);
        if (scripted != null) {
            return scripted;
        }
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
    public OptionalLong newestRow(AccountId account) {
        return OptionalLong.empty();
    }

    @Override
    public OutgoingSearch find(Sought message) {
        sought.add(message);
        return new OutgoingSearch.Absent(Instant.EPOCH);
    }

    @Override
    public boolean ended(AccountId account, @Nullable String child) {
        return true;
    }

    @Override
    public boolean isElsewhere(AccountId account) {
        return false;
    }
}
