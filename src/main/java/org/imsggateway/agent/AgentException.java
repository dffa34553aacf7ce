package org.imsggateway.agent;

/** An agent that failed to answer; the message is for the operator and never goes to the sender. */
public final class AgentException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean retryable;

    /**
     * Says what went wrong.
     *
     * @param message what, for the operator, without message text and secrets
     * @param retryable whether the same turn may succeed a little later
     */
    public AgentException(String message, boolean retryable) {
        super(message);
        this.retryable = retryable;
    }

    /**
     * Whether another try makes sense.
     *
     * @return whether the same turn may succeed a little later
     */
    public boolean retryable() {
        return retryable;
    }
}
