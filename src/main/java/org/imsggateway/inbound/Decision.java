package org.imsggateway.inbound;

import java.util.List;
import org.imsggateway.access.AddressDecision;
import org.imsggateway.message.TraceStep;
import org.imsggateway.session.Route;

/** What the gates said of a message. */
sealed interface Decision {

    /** The gates it went through, in order; the last one ended it, unless it is to be answered. */
    List<TraceStep> steps();

    /** The one word or phrase for it, of a fixed set that people and metrics know. */
    String outcome();

    /** It is not answered. */
    record Dropped(String reason, List<TraceStep> steps) implements Decision {

        /** Copies the steps. */
        public Dropped {
            steps = List.copyOf(steps);
        }

        @Override
        public String outcome() {
            return reason;
        }
    }

    /** It would be answered, but not now; an operator can release it. */
    record Held(String reason, List<TraceStep> steps) implements Decision {

        /** Copies the steps. */
        public Held {
            steps = List.copyOf(steps);
        }

        @Override
        public String outcome() {
            return reason;
        }
    }

    /** It is a reaction with which an owner answers what an agent asked. */
    record Approval(List<TraceStep> steps) implements Decision {

        /** Copies the steps. */
        public Approval {
            steps = List.copyOf(steps);
        }

        @Override
        public String outcome() {
            return "approval answered";
        }
    }

    /** Its sender is unknown and may ask to be let in. */
    record Pairing(List<TraceStep> steps) implements Decision {

        /** Copies the steps. */
        public Pairing {
            steps = List.copyOf(steps);
        }

        @Override
        public String outcome() {
            return "pairing";
        }
    }

    /**
     * A command is run or an agent answers.
     *
     * @param route who, and where the answer goes
     * @param body the text, or the placeholder of a file that came without words
     * @param addressed how it is addressed to us
     * @param steps the gates it went through
     */
    record Answer(Route route, String body, AddressDecision.Addressed addressed, List<TraceStep> steps)
            implements Decision {

        /** Copies the steps. */
        public Answer {
            steps = List.copyOf(steps);
        }

        @Override
        public String outcome() {
            return "dispatch";
        }
    }
}
