package org.imsggateway.cli;

import java.util.List;
import java.util.function.Predicate;
import org.imsggateway.imsg.ChannelStatus;
import org.imsggateway.imsg.ChannelStatus.Account;

/** Accounts: how they are, and starting and stopping them. */
final class ChannelCommands {

    private static final Flag PROBE = Flag.sw("probe", "ask every account now, which may take ten seconds");

    private final Session session;

    ChannelCommands(Session session) {
        this.session = session;
    }

    List<Word> words() {
        return List.of(
                Word.named("channels status", "show how the accounts are")
                        .flags(PROBE, Flag.ACCOUNT, Flag.JSON, Flag.URL)
                        .does(this::status),
                operate("restart", "stop the child of an account and start it again", "restarts"),
                operate("stop", "stop an account until it is started again", "stops"),
                operate("start", "start an account that was stopped", "starts"));
    }

    private Word operate(String verb, String meaning, String does) {
        return Word.named("channels " + verb, meaning)
                .needs("ACCOUNT")
                .flags(Flag.JSON, Flag.URL)
                .does(call -> {
                    String account = call.argument(0).orElseThrow();
                    session.show(
                            call,
                            session.gateway(call).operate(account, verb),
                            _ -> "The account %s %s; '%s channels status' shows how it goes."
                                    .formatted(Plain.line(account), does, HelpText.PROGRAM));
                });
    }

    private void status(Call call) {
        ChannelStatus all = session.gateway(call).channels(call.has(PROBE));
        Predicate<Account> wanted =
                account -> call.value(Flag.ACCOUNT).map(account.id()::equals).orElse(true);
        var shown = new ChannelStatus(
                all.channel(), all.accounts().stream().filter(wanted).toList());
        if (call.has(Flag.ACCOUNT) && shown.accounts().isEmpty()) {
            throw CommandFailure.failed("There is no account '%s'; there are: %s."
                    .formatted(
                            call.value(Flag.ACCOUNT).orElseThrow(),
                            String.join(
                                    ", ",
                                    all.accounts().stream().map(Account::id).toList())));
        }
        session.show(call, shown, this::table);
    }

    private String table(ChannelStatus status) {
        if (status.accounts().isEmpty()) {
            return "No account is configured.";
        }
        var table = new Table(session.paint(), "ACCOUNT", "HEALTH", "STATE", "SINCE", "IMSG", "LAST EVENT", "RESTARTS");
        for (Account account : status.accounts()) {
            table.row(
                    account.id(),
                    account.health(),
                    account.state(),
                    session.ages().of(account.since()),
                    account.imsgVersion(),
                    session.ages().of(account.lastEventAt()),
                    account.restarts());
        }
        var text = new StringBuilder(table.toString());
        status.accounts().forEach(account -> notes(account, text));
        return text.toString();
    }

    private void notes(Account account, StringBuilder text) {
        Paint paint = session.paint();
        if (account.probe() != null) {
            text.append("\n%s: %s"
                    .formatted(
                            account.id(),
                            account.probe().ok()
                                    ? paint.good("works") + " (answered in "
                                            + account.probe().elapsedMs() + " ms)"
                                    : paint.bad("probe failed: ")
                                            + Plain.line(String.valueOf(
                                                    account.probe().error()))));
        }
        if (account.lastError() != null) {
            text.append("\n%s: %s %s"
                    .formatted(account.id(), paint.bad("Channel error:"), Plain.line(account.lastError())));
        }
        if (account.unheardSince() != null) {
            text.append("\n%s: %s at least %d, the oldest known %s"
                    .formatted(
                            account.id(),
                            paint.bad("messages not heard yet:"),
                            account.lagRows(),
                            session.ages().of(account.unheardSince())));
        }
        if (account.nextAttemptAt() != null) {
            text.append("\n%s: next start %s (attempt %d)"
                    .formatted(account.id(), session.ages().of(account.nextAttemptAt()), account.attempts() + 1));
        }
        if (account.advice() != null) {
            text.append("\n%s: %s".formatted(account.id(), Plain.line(account.advice())));
        }
    }
}
