package org.imsggateway.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Hands one piece over and writes down what came of it. */
@Component
class PieceSender {

    private static final Logger log = LoggerFactory.getLogger(PieceSender.class);

    private final Outbox outbox;
    private final MessageChannel channel;
    private final SentMessages sentMessages;
    private final DeliveryMetrics metrics;
    private final DeliveryTiming timing;
    private final Clock clock;

    PieceSender(
            Outbox outbox,
            MessageChannel channel,
            SentMessages sentMessages,
            DeliveryMetrics metrics,
            DeliveryTiming timing,
            Clock clock) {
        this.outbox = outbox;
        this.channel = channel;
        this.sentMessages = sentMessages;
        this.metrics = metrics;
        this.timing = timing;
        this.clock = clock;
    }

    /**
     * Sends.
     *
     * @return what came of it, to be written down with {@link #conclude}
     */
    SendReceipt send(OutboxPiece piece) {
        sentMessages.sending(piece);
        SendReceipt receipt = receipt(piece);
        switch (receipt) {
            case SendReceipt.Sent sent -> sentMessages.sent(piece, sent.guid(), sent.rowId());
            case SendReceipt.Unknown _ -> sentMessages.unknown(piece);
            case SendReceipt.NotSent _, SendReceipt.Rejected _ -> sentMessages.notSent(piece);
        }
        return receipt;
    }

    private SendReceipt receipt(OutboxPiece piece) {
        try {
            return channel.send(piece.message(), timing.sendTimeout());
        } catch (RuntimeException | Error failure) {
            log.error("{} the channel failed in a way it should not", piece, failure);
            return new SendReceipt.Unknown(
                    "the channel failed: " + failure.getClass().getSimpleName(), MessageChannel.NO_CHILD);
        }
    }

    void conclude(OutboxPiece piece, SendReceipt receipt) {
        switch (receipt) {
            case SendReceipt.Sent sent -> outbox.sent(piece, sent);
            case SendReceipt.NotSent refused -> outbox.retry(piece, refused.reason(), retryAt(piece));
            case SendReceipt.Rejected rejected -> outbox.failed(piece, rejected.reason());
            case SendReceipt.Unknown unknown ->
                outbox.unknown(piece, unknown, clock.instant().plus(timing.firstLook()));
        }
        metrics.handedOver(piece, receipt);
        report(piece, receipt);
    }

    /** Only the first of a row of refusals is worth a line. */
    private static void report(OutboxPiece piece, SendReceipt receipt) {
        switch (receipt) {
            case SendReceipt.Sent sent -> log.debug("{} state=SENT message={}", piece, sent.guid());
            case SendReceipt.NotSent refused
            when piece.attempts() == 0 -> log.info("{} state=RETRY: {}", piece, refused.reason());
            case SendReceipt.NotSent refused -> log.debug("{} state=RETRY: {}", piece, refused.reason());
            case SendReceipt.Rejected rejected ->
                log.warn(
                        "{} state=FAILED to {}: {}; the rest of it is cancelled",
                        piece,
                        piece.target(),
                        rejected.reason());
            case SendReceipt.Unknown unknown ->
                log.warn("{} state=UNKNOWN: {}; it is looked for in Messages", piece, unknown.reason());
        }
    }

    /** Up to a fifth later than the schedule says, so that conversations that failed together do not return together. */
    private Instant retryAt(OutboxPiece piece) {
        Duration pause = DeliveryTiming.doubling(timing.firstRetry(), timing.maxRetry(), piece.attempts());
        long jitter = RandomGenerator.getDefault().nextLong(pause.toMillis() / 5 + 1);
        return clock.instant().plus(pause).plusMillis(jitter);
    }
}
