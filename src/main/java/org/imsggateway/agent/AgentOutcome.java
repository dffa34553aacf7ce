package org.imsggateway.agent;

import java.time.Duration;

/** How a turn ended. */
public sealed interface AgentOutcome {

    /**
     * The agent replied.
     *
     * @param reply what it said
     * @param took how long it took, all tries together
     */
    record Replied(AgentReply reply, Duration took) implements AgentOutcome {}

    /**
     * It did not, in any of its tries.
     *
     * @param reason why, for the operator
     * @param tries how often it was asked
     */
    record Failed(String reason, int tries) implements AgentOutcome {}

    /** The program is stopping; the turn is to be run again at the next start. */
    record Interrupted() implements AgentOutcome {}
}
