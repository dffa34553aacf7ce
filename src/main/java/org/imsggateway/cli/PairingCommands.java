package org.imsggateway.cli;

import java.util.List;
import java.util.Optional;
import org.imsggateway.access.ApprovePairingRequest;
import org.imsggateway.access.PairingAllowlist;
import org.imsggateway.access.PairingDecision;
import org.imsggateway.access.PairingRequests;
import org.imsggateway.access.RejectPairingRequest;

/** Who asks to be let in, and who is. */
final class PairingCommands {

    private static final String IMESSAGE = "imessage";
    private static final Flag NOTIFY = Flag.sw("notify", "tell the sender");

    private final Session session;

    PairingCommands(Session session) {
        this.session = session;
    }

    List<Word> words() {
        return List.of(
                Word.named("pairing list", "show who asks to be let in")
                        .takes(IMESSAGE)
                        .flags(Flag.ACCOUNT, Flag.CHANNEL, Flag.JSON, Flag.URL)
                        .does(this::list),
                Word.named("pairing approve", "let the sender of a code in")
                        .takes(IMESSAGE)
                        .needs("CODE")
                        .flags(NOTIFY, Expiry.FLAG, Flag.ACCOUNT, Flag.CHANNEL, Flag.JSON, Flag.URL)
                        .does(this::approve),
                Word.named("pairing reject", "do not let the sender of a code in")
                        .takes(IMESSAGE)
                        .needs("CODE")
                        .flags(Flag.ACCOUNT, Flag.CHANNEL, Flag.JSON, Flag.URL)
                        .does(this::reject),
                Word.named("pairing allowlist", "show who has been let in")
                        .takes(IMESSAGE)
                        .flags(Flag.ACCOUNT, Flag.CHANNEL, Flag.JSON, Flag.URL)
                        .does(this::allowlist),
                Word.named("pairing revoke", "take back that a sender was let in")
                        .needs("SENDER")
                        .flags(Flag.ACCOUNT, Flag.CHANNEL, Flag.JSON, Flag.URL)
                        .does(this::revoke));
    }

    private void list(Call call) {
        channel(call, call.argument(0));
        session.show(call, session.gateway(call).pairing(call.value(Flag.ACCOUNT)), this::pending);
    }

    private String pending(PairingRequests requests) {
        if (requests.requests().isEmpty()) {
            return "Nobody is waiting to be let in.";
        }
        var table = new Table(session.paint(), "CODE", "SENDER", "ACCOUNT", "ASKED", "LAST SEEN", "EXPIRES");
        for (PairingRequests.Pending pending : requests.requests()) {
            table.row(
                    pending.code(),
                    pending.id(),
                    pending.accountId(),
                    session.ages().of(pending.createdAt()),
                    session.ages().of(pending.lastSeenAt()),
                    session.ages().of(pending.expiresAt()));
        }
        return "%s%n%nLet one in with: %s pairing approve imessage CODE".formatted(table, HelpText.PROGRAM);
    }

    private void approve(Call call) {
        String code = code(call);
        var request = new ApprovePairingRequest(
                IMESSAGE,
                code,
                call.value(Flag.ACCOUNT).orElse(null),
                call.has(NOTIFY),
                call.value(Expiry.FLAG)
                        .map(when -> Expiry.parse(when, session.ages().now()))
                        .orElse(null));
        session.show(call, session.gateway(call).approve(request), this::decision);
    }

    private void reject(Call call) {
        String code = code(call);
        var request = new RejectPairingRequest(
                IMESSAGE, code, call.value(Flag.ACCOUNT).orElse(null));
        session.show(call, session.gateway(call).reject(request), this::decision);
    }

    private String decision(PairingDecision decision) {
        String done = decision.approved() ? "%s may now write to the account %s." : "%s stays out of the account %s.";
        String warning = decision.warning() == null
                ? ""
                : "\n" + session.paint().warn("Warning: ") + Plain.line(decision.warning());
        return done.formatted(Plain.line(decision.id()), decision.accountId()) + warning;
    }

    private void allowlist(Call call) {
        channel(call, call.argument(0));
        session.show(call, session.gateway(call).allowlist(call.value(Flag.ACCOUNT)), this::approved);
    }

    private String approved(PairingAllowlist list) {
        if (list.senders().isEmpty()) {
            return "Nobody has been let in by pairing.";
        }
        var table = new Table(session.paint(), "SENDER", "ACCOUNT", "APPROVED", "BY", "UNTIL");
        for (PairingAllowlist.Approved sender : list.senders()) {
            table.row(
                    sender.id(),
                    sender.accountId(),
                    session.ages().of(sender.approvedAt()),
                    sender.approvedBy(),
                    sender.expiresAt() == null ? "for good" : session.ages().of(sender.expiresAt()));
        }
        return table.toString();
    }

    private void revoke(Call call) {
        channel(call, Optional.empty());
        String sender = call.argument(0).orElseThrow();
        session.show(
                call,
                session.gateway(call).revoke(sender, call.value(Flag.ACCOUNT)),
                _ -> Plain.line(sender) + " is no longer let in by pairing.");
    }

    /** The code is the only word, or the second one after the channel; never that after a channel option. */
    private static String code(Call call) {
        List<String> words = call.arguments();
        boolean two = words.size() == 2;
        if (two && call.has(Flag.CHANNEL)) {
            throw CommandFailure.usage("Too many arguments: name the channel once, and one code.");
        }
        channel(call, two ? call.argument(0) : Optional.empty());
        return call.argument(two ? 1 : 0)
                .filter(code -> !code.isBlank() && (two || !code.equals(IMESSAGE)))
                .orElseThrow(() -> CommandFailure.usage(
                        "The code is missing: '%s pairing list' shows the codes.".formatted(HelpText.PROGRAM)));
    }

    private static void channel(Call call, Optional<String> word) {
        if (word.isPresent() && call.has(Flag.CHANNEL)) {
            throw CommandFailure.usage("Too many arguments: name the channel once.");
        }
        String channel = word.or(() -> call.value(Flag.CHANNEL)).orElse(IMESSAGE);
        if (!channel.equals(IMESSAGE)) {
            throw CommandFailure.usage("There is no channel '%s'; the only one is imessage.".formatted(channel));
        }
    }
}
