package org.imsggateway.inbound;

import java.util.List;
import org.imsggateway.message.TraceStep;

/** One sentence that says what became of a message and, if a setting stopped it, which. */
final class TraceSummary {

    private TraceSummary() {}

    static String of(InboundEntries.Entry entry, List<TraceStep> steps) {
        if (steps.isEmpty()) {
            return "It is not judged yet.";
        }
        TraceStep last = steps.getLast();
        String outcome = entry.outcome() == null ? "on its way to agent " + entry.agentId() : entry.outcome();
        String setting = last.key() == null || last.passed() ? "" : " (%s: %s)".formatted(last.key(), last.value());
        return "%s: %s%s.".formatted(capitalised(outcome), last.finding(), setting);
    }

    private static String capitalised(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
