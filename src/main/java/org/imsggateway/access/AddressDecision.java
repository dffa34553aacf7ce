package org.imsggateway.access;

import java.util.List;
import org.imsggateway.message.TraceStep;

/** Whether an admitted message is meant for us. */
public sealed interface AddressDecision {

    /**
     * How it came to be.
     *
     * @return the gates gone through, in order; the last one ended it unless the message is addressed
     */
    List<TraceStep> steps();

    /**
     * It is to be answered.
     *
     * @param mentioned whether the agent is called: by a pattern, by a command that needs no mention, or because the
     *     conversation is a direct one; false in a group that is answered without being asked
     * @param commandAuthorized whether its sender may give commands, be it one or not; a command of anyone else is left
     *     without an answer
     * @param text where commands and reset triggers are looked for: in a group the body without a mention at its start, else
     *     the body as it is
     * @param steps the gates gone through
     */
    record Addressed(boolean mentioned, boolean commandAuthorized, String text, List<TraceStep> steps)
            implements AddressDecision {

        /** Copies the steps. */
        public Addressed {
            steps = List.copyOf(steps);
        }

        /** Leaves out the text and the steps, so that it may stand in a log. */
        @Override
        public String toString() {
            return "Addressed[mentioned=%s, commandAuthorized=%s]".formatted(mentioned, commandAuthorized);
        }
    }

    /**
     * It is dropped in silence.
     *
     * @param reason the fixed words for it, {@code no mention} or {@code control command (unauthorized)}; fit for metrics and
     *     the journal
     * @param keptAsContext whether the agent is to see it when somebody does mention it
     * @param steps the gates gone through
     */
    record Ignored(String reason, boolean keptAsContext, List<TraceStep> steps) implements AddressDecision {

        /** Copies the steps. */
        public Ignored {
            steps = List.copyOf(steps);
        }
    }
}
