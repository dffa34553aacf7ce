package org.imsggateway.agent;

import org.jspecify.annotations.Nullable;

/** How a turn ended. */
public sealed interface AgentOutcome {

    /**
     * The agent replied.
     *
     * @param reply what it said
     */
    record Replied(AgentReply reply) implements AgentOutcome {}

    /**
     * It did not, in any of its tries.
     *
     * @param reason why, for the operator
     * @param tries how often it was asked
     * @param notice what the sender is told; null for the usual sentence
     */
    record Failed(String reason, int tries, @Nullable String notice) implements AgentOutcome {

        /** A failure of which the sender is told in the usual sentence. */
        public Failed(String reason, int tries) {
            this(reason, tries, null);
        }
    }

    /** The program is stopping; the turn is to be run again at the next start. */
    record Interrupted() implements AgentOutcome {}
}
