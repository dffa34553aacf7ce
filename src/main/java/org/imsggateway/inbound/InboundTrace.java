package org.imsggateway.inbound;

import java.util.List;
import org.imsggateway.message.TraceStep;
import org.jspecify.annotations.Nullable;

/**
 * What {@code GET /inbound/{id}/trace} answers: how one message was judged.
 *
 * @param entry the message
 * @param steps the gates it went through, in order; the last one is the one that ended it, if any did
 * @param summary one or two sentences for a person
 * @param change the smallest change under which it would have been answered; null if it was, or if none would have helped
 */
public record InboundTrace(
        InboundEntries.Entry entry,
        List<TraceStep> steps,
        String summary,
        @Nullable SmallestChange change) {

    /** Copies the steps. */
    public InboundTrace {
        steps = List.copyOf(steps);
    }
}
