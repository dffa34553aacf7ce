package org.imsggateway.agent.acp;

import org.imsggateway.agent.AgentException;

/** The ways in which an ACP agent fails, by the codes that people are shown, each with what to do next. */
enum AcpFailure {
    /** The program is not there. */
    ACP_BACKEND_MISSING("/acp doctor"),
    /** The program is there but cannot serve, now. */
    ACP_BACKEND_UNAVAILABLE("/acp doctor"),
    /** The agent does not have what was asked for. */
    ACP_BACKEND_UNSUPPORTED_CONTROL("/acp reset-options"),
    /** ACP is switched off. */
    ACP_DISPATCH_DISABLED("set acp.enabled and acp.dispatch.enabled to true"),
    /** An option has a value that means nothing. */
    ACP_INVALID_RUNTIME_OPTION("/acp reset-options"),
    /** There is no session to talk in. */
    ACP_SESSION_INIT_FAILED("/acp status, or /acp spawn for a new one"),
    /** The turn ended without an answer. */
    ACP_TURN_FAILED("/acp status, or send it again");

    private final String next;

    AcpFailure(String next) {
        this.next = next;
    }

    /** The failure as a chat shows it: without the paths of this machine. */
    String worded(String message) {
        return "ACP error (%s): %s\nnext: %s".formatted(name(), AcpWords.withoutPaths(message), next);
    }

    /**
     * The failure of a turn. In a conversation that was bound to this agent its people are told; elsewhere they get the usual
     * sentence.
     */
    AgentException of(String message, boolean bound, boolean retryable) {
        return of(message, message, bound, retryable);
    }

    /** The same with other words for the people of a bound conversation than for the operator. */
    AgentException of(String message, String shown, boolean bound, boolean retryable) {
        return new AgentException(
                name() + ": " + message + "; next: " + next, name(), retryable, bound ? worded(shown) : null);
    }
}
