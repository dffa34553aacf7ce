package org.imsggateway.cli;

import java.util.List;
import org.imsggateway.message.TraceStep;
import org.jspecify.annotations.Nullable;

/** Shows how a message was judged: what became of it, the gates one by one, and what would change it. */
final class Reasons {

    private Reasons() {}

    /**
     * The whole of it.
     *
     * @param head what was judged
     * @param summary what became of it
     * @param steps the gates
     * @param remedy what to do for it to be answered; null if there is nothing to do
     */
    static String text(Paint paint, String head, String summary, List<TraceStep> steps, @Nullable String remedy) {
        var text = new StringBuilder(head).append("%n%s%n".formatted(Plain.line(summary)));
        for (TraceStep step : steps) {
            String mark = step.passed() ? paint.good("+") : paint.bad("x");
            text.append("%n%s %-14s %s".formatted(mark, step.gate(), Plain.line(step.finding())));
            if (step.key() != null) {
                text.append("%n%17s%s = %s".formatted("", step.key(), Plain.line(String.valueOf(step.value()))));
            }
        }
        if (remedy != null) {
            text.append("%n%nTo have it answered: %s".formatted(Plain.line(remedy)));
        }
        return text.toString();
    }
}
