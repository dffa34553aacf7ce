package org.imsggateway.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Finds out whether a message of unknown outcome was sent: by the row that Messages wrote for it. It is sent again only
 * when it is proven that there is none and will be none: the child that had it is gone, the time of the send is over, and
 * Messages was read after that.
 *
 * <p>Until then its conversation waits. An account that is down is not asked, and nobody waits for it in vain, because
 * nothing could be sent through it anyway. When the account answers, and twice the time of a send and some looks later
 * nothing is proven, the message is settled as unknown, for a person to see.
 */
@Component
class Reconciler {

    private static final Logger log = LoggerFactory.getLogger(Reconciler.class);
    private static final int MIN_LOOKS = 3;

    /** So many times as long a send may take on another machine, whose connection may be gone at this end and not at that. */
    private static final int ELSEWHERE = 3;

    /** Messages may write the row of what it was given so much later, behind rows that came meanwhile. */
    private static final Duration SETTLING = Duration.ofMinutes(10);

    /** So far back a row is looked for where its number tells it from earlier ones. */
    private static final Duration REACH = Duration.ofDays(1);

    private final Outbox outbox;
    private final MessageChannel channel;
    private final SentMessages sentMessages;
    private final DeliveryMetrics metrics;
    private final DeliveryTiming timing;
    private final HandOvers handOvers;

    Reconciler(
            Outbox outbox,
            MessageChannel channel,
            SentMessages sentMessages,
            DeliveryMetrics metrics,
            DeliveryTiming timing,
            HandOvers handOvers) {
        this.outbox = outbox;
        this.channel = channel;
        this.sentMessages = sentMessages;
        this.metrics = metrics;
        this.timing = timing;
        this.handOvers = handOvers;
    }

    /** A message is about to be handed over: from here on the time of its send is counted. */
    void expect(OutboxPiece piece) {
        handOvers.begin(piece);
    }

    void reconcile(OutboxPiece piece) {
        if (isBeingSentAgain(piece)) {
            return;
        }
        HandOvers.Moment lookedAt = handOvers.now();
        switch (channel.find(sought(piece))) {
            case OutgoingSearch.Found found -> among(piece, found, lookedAt);
            case OutgoingSearch.Identified identified -> identified(piece, identified);
            case OutgoingSearch.Absent absent ->
                notThere(piece, new HandOvers.Moment(absent.readAt(), lookedAt.steady()));
            case OutgoingSearch.Unavailable unavailable -> undecided(piece, unavailable.reason());
        }
    }

    /** The row of another message of the same text looks the same; it is known whose it is once its answer is there. */
    private boolean isBeingSentAgain(OutboxPiece piece) {
        boolean again = outbox.isBeingSent(piece.account(), piece.text());
        if (again) {
            lookAgain(piece, "the same text is being sent again at this moment");
        }
        return again;
    }

    private void among(OutboxPiece piece, OutgoingSearch.Found found, HandOvers.Moment lookedAt) {
        // One that was handed over during the look may have written what was found.
        if (isBeingSentAgain(piece)) {
            return;
        }
        List<OutgoingSearch.Row> unowned = found.rows().stream()
                .filter(row -> !outbox.owns(piece.account(), row.guid()))
                .toList();
        if (unowned.isEmpty()) {
            notAmong(piece, found, lookedAt);
        } else if (unowned.size() > rivals(piece)) {
            found(piece, unowned.getFirst());
        } else {
            undecided(piece, "what Messages has may be an earlier message of the same words, of which no id is known");
        }
    }

    private int rivals(OutboxPiece piece) {
        Instant lately = handedAt(piece).minus(SETTLING);
        return outbox.rivals(
                piece, piece.afterRow() == null ? lately : handedAt(piece).minus(REACH), lately);
    }

    /** All rows that fit are of other messages. */
    private void notAmong(OutboxPiece piece, OutgoingSearch.Found found, HandOvers.Moment lookedAt) {
        if (found.all()) {
            notThere(piece, lookedAt);
        } else {
            undecided(piece, "not all that was said since could be read");
        }
    }

    private void found(OutboxPiece piece, OutgoingSearch.Row row) {
        sentMessages.sent(piece, row.guid(), row.rowId());
        outbox.sent(piece, new SendReceipt.Sent(row.guid(), row.rowId(), null));
        metrics.reconciled(piece, "found");
        log.info("{} state=SENT message={}: Messages has it", piece, row.guid());
    }

    private void identified(OutboxPiece piece, OutgoingSearch.Identified row) {
        sentMessages.sent(piece, row.guid(), null);
        metrics.reconciled(piece, "found");
        if (row.error() == null) {
            outbox.sent(piece, new SendReceipt.Sent(row.guid(), null, null));
            log.info("{} state=SENT message={}: Messages has it", piece, row.guid());
        } else {
            outbox.failed(piece, row.error());
            log.warn("{} state=FAILED message={}: {}", piece, row.guid(), row.error());
        }
    }

    private void notThere(OutboxPiece piece, HandOvers.Moment readAt) {
        if (!handOvers.isPast(piece, timeOfASend(piece), readAt)) {
            lookAgain(piece, "Messages has no such message yet");
        } else if (channel.ended(piece.account(), piece.child())) {
            sentMessages.notSent(piece);
            outbox.retry(piece, "it was not sent: Messages has no such message", now());
            metrics.reconciled(piece, "absent");
            log.info("{} state=RETRY: it is certain that it was not sent", piece);
        } else {
            undecided(piece, "Messages has no such message, but imsg may still send it");
        }
    }

    private void undecided(OutboxPiece piece, String reason) {
        Duration longest = timeOfASend(piece).plus(timing.sendTimeout());
        if (piece.looks() < MIN_LOOKS || !handOvers.isPast(piece, longest, handOvers.now())) {
            lookAgain(piece, reason);
            return;
        }
        outbox.lost(piece, "it may or may not have been sent: " + reason);
        metrics.reconciled(piece, "lost");
        log.warn(
                "{} state=UNKNOWN for good: {}; look into the chat, and send it again if it is missing", piece, reason);
    }

    private void lookAgain(OutboxPiece piece, String reason) {
        Duration pause = DeliveryTiming.doubling(timing.firstLook(), timing.maxLook(), piece.looks() + 1);
        outbox.lookAgain(piece, reason, now().plus(pause));
    }

    /** From when on a look proves something: what a network has held back is sent late, but not later than this. */
    private Duration timeOfASend(OutboxPiece piece) {
        return timing.sendTimeout().multipliedBy(channel.isElsewhere(piece.account()) ? ELSEWHERE : 1);
    }

    private Instant now() {
        return handOvers.now().clock();
    }

    private Instant handedAt(OutboxPiece piece) {
        Instant handedAt = piece.handedAt();
        return handedAt == null ? now() : handedAt;
    }

    private MessageChannel.Sought sought(OutboxPiece piece) {
        return new MessageChannel.Sought(
                piece.account(),
                piece.target(),
                piece.text(),
                piece.fileName(),
                handedAt(piece),
                piece.afterRow(),
                piece.attempt(piece.attempts()));
    }
}
