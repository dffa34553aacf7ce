package org.imsggateway.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.config.GatewaySettings;
import org.imsggateway.config.PairingChallenge;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.Handle;
import org.imsggateway.message.InboundMessage;
import org.springframework.stereotype.Component;

/** Takes the requests of strangers, and decides which of them are told of their code. */
@Component
class PairingIntake {

    /** So many strangers per account may wait at a time; it keeps a flood of them from filling the operator's list. */
    private static final int MOST_PENDING = 3;

    /** The time over which codes that are sent are counted. */
    private static final Duration WINDOW = Duration.ofHours(1);

    /** A message that took longer to arrive is backlog; whoever sent it does not sit waiting for an answer. */
    private static final Duration AGE_FENCE = Duration.ofMinutes(15);

    private static final int LONGEST_SHORT_CODE = 6;

    private final PairingRequestRepository requests;
    private final PairingChallengeRepository challenges;
    private final PairingTransactions transactions;
    private final PairingCodes codes;
    private final ConfigStore config;

    PairingIntake(
            PairingRequestRepository requests,
            PairingChallengeRepository challenges,
            PairingTransactions transactions,
            PairingCodes codes,
            ConfigStore config) {
        this.requests = requests;
        this.challenges = challenges;
        this.transactions = transactions;
        this.codes = codes;
        this.config = config;
    }

    PairingOutcome request(AccountId account, InboundMessage message) {
        Handle sender = message.from();
        if (sender.isNone()) {
            throw new IllegalArgumentException("a pairing request needs a sender");
        }
        if (isAutomatic(sender)) {
            return new PairingOutcome.Automatic(sender);
        }
        return transactions.alone(now -> {
            Optional<PairingRequest> known = requests.find(account, sender);
            if (known.isPresent()) {
                requests.seen(known.get(), now);
                return known.get().rejected()
                        ? new PairingOutcome.Rejected(sender)
                        : new PairingOutcome.AlreadyPending(sender);
            }
            return requests.pending(account).size() >= MOST_PENDING
                    ? new PairingOutcome.Full(sender)
                    : create(account, message, now);
        });
    }

    /** Programs write under short numbers and names; they neither read a code nor know anybody who could approve it. */
    private static boolean isAutomatic(Handle sender) {
        String value = sender.value();
        return value.indexOf('@') < 0
                && (value.codePoints().anyMatch(Character::isLetter)
                        || value.codePoints().filter(Character::isDigit).count() <= LONGEST_SHORT_CODE);
    }

    private PairingOutcome create(AccountId account, InboundMessage message, Instant now) {
        long chatId = message.chat().id();
        var request = new PairingRequest(
                account,
                message.from(),
                codes.next(requests::hasCode),
                message.sender(),
                chatId == 0 ? null : Long.toString(chatId),
                now,
                now,
                false);
        requests.insert(request);
        return challenge(request, message, now);
    }

    private PairingOutcome challenge(PairingRequest request, InboundMessage message, Instant now) {
        GatewaySettings settings = config.current().gateway();
        Instant begin = now.minus(WINDOW);
        if (settings.pairingChallenge() == PairingChallenge.SILENT) {
            return new PairingOutcome.Silent(request.handle());
        }
        if (isLate(message)) {
            return new PairingOutcome.Late(request.handle());
        }
        if (challenges.countAfter(begin) >= settings.pairingChallengesPerHour()) {
            return new PairingOutcome.OverLimit(request.handle());
        }
        challenges.removeUntil(begin);
        challenges.add(now);
        return new PairingOutcome.Created(
                request.handle(),
                request.code(),
                PairingText.challenge(request.handle(), request.code()),
                request.replyTarget());
    }

    private static boolean isLate(InboundMessage message) {
        Instant sentAt = message.sentAt();
        return sentAt != null && sentAt.plus(AGE_FENCE).isBefore(message.receivedAt());
    }
}
