package org.imsggateway.inbound;

import java.util.List;
import org.imsggateway.message.TraceStep;

/** One or two sentences that say what became of a message and, if a setting stopped it, which. */
final class TraceSummary {

    private TraceSummary() {}

    /** What became of a message of the journal. */
    static String of(InboundEntries.Entry entry, List<TraceStep> steps) {
        if (steps.isEmpty()) {
            return "It is not judged yet.";
        }
        String outcome = entry.outcome();
        return switch (EntryState.valueOf(entry.state())) {
            case RECEIVED -> "It is to be judged again.";
            case QUEUED -> "It was let through and waits for its turn with agent " + entry.agentId() + ".";
            case WAITING -> "It was let through, and agent " + entry.agentId() + " will answer later, through the API.";
            case DEAD -> "It was let through, but the " + outcome + ".";
            case DROPPED, HELD -> of(String.valueOf(outcome), steps);
            case HANDLED ->
                entry.turnId() == null
                        ? of(String.valueOf(outcome), steps)
                        : "It was let through, and agent " + entry.agentId() + " "
                                + (outcome == null || outcome.startsWith("answered")
                                        ? "answered it."
                                        : "had " + outcome + ".");
        };
    }

    /** What the gates said. */
    static String of(String outcome, List<TraceStep> steps) {
        if (outcome.equals("dispatch") || steps.isEmpty()) {
            return "It goes through every gate and is answered.";
        }
        TraceStep last = steps.getLast();
        String sentence = last.passed()
                ? "%s: %s.".formatted(capitalised(outcome), last.finding())
                : "Not answered (%s): %s.".formatted(outcome, last.finding());
        return last.key() == null || last.passed()
                ? sentence
                : sentence + " The setting that decided is %s = %s.".formatted(last.key(), last.value());
    }

    private static String capitalised(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
