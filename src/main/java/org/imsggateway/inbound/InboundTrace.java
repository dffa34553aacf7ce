package org.imsggateway.inbound;

import java.util.List;
import org.imsggateway.message.TraceStep;

/**
 * What {@code GET /inbound/{id}/trace} answers: how one message was judged.
 *
 * @param entry the message
 * @param steps the gates it went through, in order; the last one is the one that ended it, if any did
 * @param summary one sentence for a person
 */
public record InboundTrace(InboundEntries.Entry entry, List<TraceStep> steps, String summary) {

    /** Copies the steps. */
    public InboundTrace {
        steps = List.copyOf(steps);
    }
}
