package org.imsggateway.cli;

import java.util.List;
import java.util.Locale;
import org.imsggateway.inbound.InboundEntries;
import org.imsggateway.inbound.InboundTrace;
import org.jspecify.annotations.Nullable;

/** Messages that came in, and why they were answered or not. */
final class InboundCommands {

    private static final int TEXT_COLUMN = 40;
    private static final Flag STATE =
            Flag.valued("state", "STATE", "only these: received, queued, waiting, handled, dropped, held, dead");

    private static final Flag OWN = Flag.sw("own", "also what this Apple account wrote itself");

    private final Session session;

    InboundCommands(Session session) {
        this.session = session;
    }

    List<Word> words() {
        return List.of(
                Word.named("inbound list", "show what arrived and what became of it")
                        .flags(STATE, OWN, Flag.JSON, Flag.URL)
                        .does(call -> session.show(
                                call,
                                session.gateway(call)
                                        .inbound(
                                                call.value(STATE).map(state -> state.toUpperCase(Locale.ROOT)),
                                                call.has(OWN)),
                                entries -> list(call, entries))),
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

    private String list(Call call, InboundEntries entries) {
        if (entries.entries().isEmpty()) {
            return call.value(STATE)
                    .map(state -> "No message is %s.".formatted(state.toUpperCase(Locale.ROOT)))
                    .orElse("Nothing has arrived.");
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
        String head = "Message %d from %s on %s, %s: %s"
                .formatted(
                        entry.id(),
                        Plain.line(entry.sender()),
                        entry.accountId(),
                        session.ages().of(entry.receivedAt()),
                        session.paint().word(entry.state()));
        return Reasons.text(session.paint(), head, trace.summary(), trace.steps(), remedy(trace));
    }

    private static @Nullable String remedy(InboundTrace trace) {
        InboundEntries.Entry entry = trace.entry();
        if (entry.state().equals("HELD") || entry.state().equals("DEAD")) {
            return "run it now with '%s inbound retry %d'.".formatted(HelpText.PROGRAM, entry.id());
        }
        return trace.change() == null ? null : trace.change().text();
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
