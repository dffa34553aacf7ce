package org.imsggateway.inbound;

import java.util.List;
import org.imsggateway.message.TraceStep;
import org.imsggateway.session.Route;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of an entry.
 *
 * @param state where it stands from now on
 * @param outcome why, in a few words; null while its turn is still to come
 * @param steps its trace; empty to leave the one it has
 * @param turn the turn that it gets; null for none
 */
record Settlement(
        EntryState state,
        @Nullable String outcome,
        List<TraceStep> steps,
        @Nullable Turn turn) {

    /** A turn in the queue. */
    record Turn(Route route, TurnInput input) {}

    Settlement {
        steps = List.copyOf(steps);
    }

    static Settlement dropped(String reason, List<TraceStep> steps) {
        return new Settlement(EntryState.DROPPED, reason, steps, null);
    }

    static Settlement held(String reason, List<TraceStep> steps) {
        return new Settlement(EntryState.HELD, reason, steps, null);
    }

    static Settlement handled(String outcome, List<TraceStep> steps) {
        return new Settlement(EntryState.HANDLED, outcome, steps, null);
    }

    static Settlement dead(String reason) {
        return new Settlement(EntryState.DEAD, reason, List.of(), null);
    }

    static Settlement waiting(String outcome) {
        return new Settlement(EntryState.WAITING, outcome, List.of(), null);
    }

    static Settlement queued(Turn turn, List<TraceStep> steps) {
        return new Settlement(EntryState.QUEUED, null, steps, turn);
    }

    /** The word under which a decision is counted. */
    String counted() {
        return outcome == null ? "dispatched" : outcome;
    }
}
