package org.imsggateway.cli;

import java.util.List;
import java.util.Locale;
import org.imsggateway.inbound.InboundEntries;
import org.imsggateway.inbound.InboundTrace;
import org.imsggateway.message.TraceStep;

/** Messages that came in, and why they were answered or not. */
final class InboundCommands {

    private static final int TEXT_COLUMN = 40;
    private static final Flag STATE =
            Flag.valued("state", "STATE", "only these: received, queued, waiting, handled, dropped, held, dead");

    private final Session session;

    InboundCommands(Session session) {
        this.session = session;
    }

    List<Word> words() {
        return List.of(
                Word.named("inbound list", "show what arrived and what became of it")
                        .flags(STATE, Flag.JSON, Flag.URL)
                        .does(call -> session.show(
                                call,
                                session.gateway(call)
                                        .inbound(call.value(STATE).map(state -> state.toUpperCase(Locale.ROOT))),
                                this::list)),
                Word.named("inbound explain", "show how a message was judged, and by which setting")
                        .needs("ID")
                        .flags(Flag.JSON, Flag.URL)
                        .does(call -> session.show(
                                call,
                                session.gateway(call).trace(call.argument(0).orElseThrow()),
                                this::explain)),
                Word.named("inbound retry", "run a message again that is dead or held")
                        .needs("ID")
                        .flags(Flag.JSON, Flag.URL)
                        .does(this::retry));
    }

    private String list(InboundEntries entries) {
        if (entries.entries().isEmpty()) {
            return "Nothing has arrived.";
        }
        var table = new Table(session.paint(), "ID", "ARRIVED", "ACCOUNT", "SENDER", "STATE", "OUTCOME", "TEXT");
        for (InboundEntries.Entry entry : entries.entries()) {
            table.row(
                    entry.id(),
                    session.ages().of(entry.receivedAt()),
                    entry.accountId(),
                    entry.sender(),
                    entry.state(),
                    entry.outcome(),
                    entry.text() == null ? "(cleared)" : Plain.line(entry.text(), TEXT_COLUMN));
        }
        return "%s%n%nWhy? %s inbound explain ID".formatted(table, HelpText.PROGRAM);
    }

    private String explain(InboundTrace trace) {
        InboundEntries.Entry entry = trace.entry();
        var text = new StringBuilder("Message %d from %s on %s, %s: %s%n%s%n"
                .formatted(
                        entry.id(),
                        Plain.line(entry.sender()),
                        entry.accountId(),
                        session.ages().of(entry.receivedAt()),
                        session.paint().word(entry.state()),
                        Plain.line(trace.summary())));
        for (TraceStep step : trace.steps()) {
            String mark =
                    step.passed() ? session.paint().good("+") : session.paint().bad("x");
            text.append("%n%s %-14s %s".formatted(mark, step.gate(), Plain.line(step.finding())));
            if (step.key() != null) {
                text.append("%n%17s%s = %s".formatted("", step.key(), Plain.line(String.valueOf(step.value()))));
            }
        }
        return text.toString();
    }

    private void retry(Call call) {
        String id = call.argument(0).orElseThrow();
        session.show(
                call,
                session.gateway(call).retry(id),
                _ -> "Message %s runs again; '%s inbound explain %s' shows what becomes of it."
                        .formatted(Plain.line(id), HelpText.PROGRAM, Plain.line(id)));
    }
}
