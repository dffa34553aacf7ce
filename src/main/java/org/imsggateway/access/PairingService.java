package org.imsggateway.access;

import java.util.Optional;
import java.util.Set;
import org.imsggateway.config.AccountConfig;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.Handle;
import org.imsggateway.message.InboundMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * How strangers get in: a request with a code, and an operator who approves it. Every change runs alone, across threads and
 * processes; reading who is approved is cheap.
 */
@Component
public class PairingService {

    /** The one channel that there is, as the REST API and the command line name it. */
    static final String CHANNEL = "imessage";

    private final PairingIntake intake;
    private final PairingRequestRepository requests;
    private final ApprovedSenders approved;
    private final PairingTransactions transactions;
    private final ConfigStore config;
    private final ApplicationEventPublisher events;

    PairingService(
            PairingIntake intake,
            PairingRequestRepository requests,
            ApprovedSenders approved,
            PairingTransactions transactions,
            ConfigStore config,
            ApplicationEventPublisher events) {
        this.intake = intake;
        this.requests = requests;
        this.approved = approved;
        this.transactions = transactions;
        this.config = config;
        this.events = events;
    }

    /**
     * Answers a stranger's direct message. Joins the caller's transaction, so that the request, the reply that tells of it and
     * the end of the message are stored together or not at all.
     *
     * @param account the account
     * @param message the message of a sender whom {@link PolicyService} found to need pairing
     * @return what becomes of it; only {@link PairingOutcome.Created} is to be answered
     * @throws IllegalArgumentException if the message names no sender
     * @throws DataAccessException if the store cannot be written; judge the message again later
     */
    public PairingOutcome request(AccountId account, InboundMessage message) {
        return intake.request(account, message);
    }

    /**
     * Lets a sender in. The approval is committed before {@link PairingApproved} is published, so whatever happens to the
     * notice, the approval stands. The notice waits in the outbox while the Mac is away and goes out when it is back; only
     * when it cannot even be queued, or its account is switched off, is there a warning.
     *
     * @param command the code and what goes with it
     * @return approved, with a warning if the notice could not be queued, or unknown code
     */
    public PairingApproval approve(ApproveCommand command) {
        Optional<PairingRequest> taken = transactions.alone(now -> {
            var request = pending(command.code(), command.account());
            request.ifPresent(found -> {
                requests.delete(found);
                approved.add(new Approval(found.account(), found.handle(), now, command.by(), command.expiresAt()));
            });
            return request;
        });
        return taken.<PairingApproval>map(request -> new PairingApproval.Approved(
                        request.account(), request.handle(), announce(request, command.notifySender())))
                .orElseGet(() -> new PairingApproval.UnknownCode(PairingCodes.normalize(command.code())));
    }

    private @Nullable String announce(PairingRequest request, boolean notifySender) {
        try {
            events.publishEvent(new PairingApproved(
                    request.account(), request.handle(), request.replyTarget(), notifySender, PairingText.APPROVED));
            return notifySender ? waiting(request.account()) : null;
        } catch (DataAccessException | TransactionException failure) {
            return "approved, but the notice to the sender could not be queued: " + failure.getMessage();
        }
    }

    private @Nullable String waiting(AccountId account) {
        boolean runs =
                config.current().account(account).filter(AccountConfig::enabled).isPresent();
        return runs ? null : "approved; the notice to the sender waits until account " + account + " is enabled";
    }

    /**
     * Turns a request down. Its sender gets no other until the hour of this one is over, and is not told.
     *
     * @param code the code, in any case
     * @param account only a request of this account counts; null for any
     * @return rejected or unknown code
     */
    public PairingRejection reject(String code, @Nullable AccountId account) {
        PairingRejection rejection = transactions.alone(_ -> pending(code, account)
                .<PairingRejection>map(request -> {
                    requests.reject(request);
                    return new PairingRejection.Rejected(request.account(), request.handle());
                })
                .orElseGet(() -> new PairingRejection.UnknownCode(PairingCodes.normalize(code))));
        if (rejection instanceof PairingRejection.Rejected(AccountId on, Handle sender)) {
            events.publishEvent(new PairingRejected(on, sender));
        }
        return rejection;
    }

    private Optional<PairingRequest> pending(String code, @Nullable AccountId account) {
        String wanted = PairingCodes.normalize(code);
        return requests.pending(account).stream()
                .filter(request -> request.code().equals(wanted))
                .findFirst();
    }

    /**
     * Who asks to be let in. Removes expired requests.
     *
     * @param account of which account; null for all
     * @return the pending requests, oldest first
     */
    public PairingRequests pending(@Nullable AccountId account) {
        return new PairingRequests(
                CHANNEL,
                transactions.alone(_ -> requests.pending(account)).stream()
                        .map(PairingService::shown)
                        .toList());
    }

    private static PairingRequests.Pending shown(PairingRequest request) {
        return new PairingRequests.Pending(
                request.handle().value(),
                request.code(),
                request.account().value(),
                request.sender(),
                request.chatId(),
                request.createdAt(),
                request.lastSeenAt(),
                request.expiresAt());
    }

    /**
     * Who has been approved and still is.
     *
     * @param account on which account; null for all
     * @return the approvals, oldest first
     */
    public PairingAllowlist allowlist(@Nullable AccountId account) {
        return new PairingAllowlist(
                CHANNEL,
                approved.list(account).stream()
                        .map(approval -> new PairingAllowlist.Approved(
                                approval.handle().value(),
                                approval.account().value(),
                                approval.approvedAt(),
                                approval.approvedBy(),
                                approval.expiresAt()))
                        .toList());
    }

    /**
     * Takes an approval back. The sender's next direct message is a stranger's again.
     *
     * @param sender who, in any spelling
     * @param account on which account; null for every account
     * @return on how many accounts the sender was approved
     */
    public int revoke(Handle sender, @Nullable AccountId account) {
        return transactions.alone(_ -> approved.remove(sender, account));
    }

    /**
     * Who counts as approved at this moment. Cheap: read from the store only after a change.
     *
     * @param account on which account
     * @return the approved senders
     * @throws DataAccessException if the store cannot be read; the message must then be judged later, as otherwise someone
     *     who has been approved would be challenged again
     */
    public Set<Handle> approved(AccountId account) {
        return approved.of(account);
    }
}
