package org.imsggateway.cli;

import java.util.List;
import org.imsggateway.session.SessionDetail;
import org.imsggateway.session.SessionInfo;
import org.imsggateway.session.SessionList;

/** What agents remember. */
final class SessionCommands {

    private final Session session;

    SessionCommands(Session session) {
        this.session = session;
    }

    List<Word> words() {
        return List.of(
                Word.named("sessions list", "show the sessions, those with the newest activity first")
                        .flags(Flag.JSON, Flag.URL)
                        .does(call -> session.show(call, session.gateway(call).sessions(), this::list)),
                Word.named("sessions show", "show a session and what was said in it")
                        .needs("KEY")
                        .flags(Flag.JSON, Flag.URL)
                        .does(call -> session.show(call, session.gateway(call).session(key(call)), this::detail)),
                Word.named("sessions reset", "start a session afresh, so that its agent forgets")
                        .needs("KEY")
                        .flags(Flag.JSON, Flag.URL)
                        .does(call -> session.show(
                                call,
                                session.gateway(call).resetSession(key(call)),
                                info -> "The session %s starts afresh with the next message."
                                        .formatted(Plain.line(info.key())))));
    }

    private static String key(Call call) {
        return call.argument(0).orElseThrow();
    }

    private String list(SessionList list) {
        if (list.sessions().isEmpty()) {
            return "There is no session yet.";
        }
        var table = new Table(session.paint(), "KEY", "AGENT", "LAST ACTIVITY", "STARTED", "TURNS", "ACCOUNT");
        for (SessionInfo info : list.sessions()) {
            table.row(
                    info.key(),
                    info.agentId(),
                    session.ages().of(info.lastActivityAt()),
                    session.ages().of(info.startedAt()),
                    info.turns(),
                    info.accountId());
        }
        return "%s%n%nWhat was said? %s sessions show KEY".formatted(table, HelpText.PROGRAM);
    }

    private String detail(SessionDetail detail) {
        SessionInfo info = detail.session();
        var text = new StringBuilder("Session %s of agent %s%nStarted %s, last activity %s, %d turns.%n"
                .formatted(
                        Plain.line(info.key()),
                        Plain.line(info.agentId()),
                        session.ages().of(info.startedAt()),
                        session.ages().of(info.lastActivityAt()),
                        info.turns()));
        if (info.lastRoute() != null) {
            text.append("Last written directly by %s on account %s.%n"
                    .formatted(
                            Plain.line(info.lastRoute().to()), info.lastRoute().accountId()));
        }
        if (detail.transcript().isEmpty()) {
            return text.append("Nothing is written down since.").toString();
        }
        detail.transcript()
                .forEach(line -> text.append("%n%-9s %-10s %s"
                        .formatted(session.ages().of(line.at()), line.role(), Plain.line(line.text()))));
        return text.toString();
    }
}
