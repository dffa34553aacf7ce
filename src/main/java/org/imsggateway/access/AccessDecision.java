package org.imsggateway.access;

import java.util.List;
import org.imsggateway.message.TraceStep;

/** Whether a message may be heard. */
public sealed interface AccessDecision {

    /**
     * How it came to be.
     *
     * @return the gates gone through, in order; the last one ended it unless the message was admitted
     */
    List<TraceStep> steps();

    /**
     * How the conversation is treated.
     *
     * @return whether as a group
     */
    boolean group();

    /**
     * It may be heard.
     *
     * @param group whether it is treated as a group message
     * @param steps the gates gone through
     */
    record Admitted(boolean group, List<TraceStep> steps) implements AccessDecision {

        /** Copies the steps. */
        public Admitted {
            steps = List.copyOf(steps);
        }
    }

    /**
     * It is dropped in silence.
     *
     * @param reason the fixed words for it, such as {@code dmPolicy disabled}; fit for metrics and the journal
     * @param group whether it is treated as a group message
     * @param steps the gates gone through
     */
    record Denied(String reason, boolean group, List<TraceStep> steps) implements AccessDecision {

        /** Copies the steps. */
        public Denied {
            steps = List.copyOf(steps);
        }
    }

    /**
     * A stranger wrote directly: ask {@link PairingService} what becomes of it. The message itself goes no further.
     *
     * @param steps the gates gone through
     */
    record PairingNeeded(List<TraceStep> steps) implements AccessDecision {

        /** Copies the steps. */
        public PairingNeeded {
            steps = List.copyOf(steps);
        }

        @Override
        public boolean group() {
            return false;
        }
    }
}
