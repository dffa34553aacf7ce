package org.imsggateway.agent;

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
     */
    record Failed(String reason, int tries) implements AgentOutcome {}

    /** The program is stopping; the turn is to be run again at the next start. */
    record Interrupted() implements AgentOutcome {}
}
