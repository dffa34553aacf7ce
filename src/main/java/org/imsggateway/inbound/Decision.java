package org.imsggateway.inbound;

import java.util.List;
import org.imsggateway.message.TraceStep;
import org.imsggateway.session.Route;

/** What the gates said of a message. */
sealed interface Decision {

    /** The gates it went through, in order; the last one ended it, unless it is to be answered. */
    List<TraceStep> steps();

    /** It is not answered. The reason is one of a fixed set of words that people and metrics know. */
    record Dropped(String reason, List<TraceStep> steps) implements Decision {}

    /** Its sender is unknown and may ask to be let in. */
    record Pairing(List<TraceStep> steps) implements Decision {}

    /** An agent answers it. */
    record Answer(Route route, List<TraceStep> steps) implements Decision {}
}
