package org.imsggateway.agent;

import java.time.Duration;
import org.imsggateway.agent.http.CallException;
import org.jspecify.annotations.Nullable;

/** An agent that failed to answer. Its message is for the operator and never goes to the sender. */
public final class AgentException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String inLog;
    private final boolean retryable;
    private final @Nullable String notice;
    private final @Nullable Duration retryAfter;

    /**
     * Says what went wrong.
     *
     * @param message what, for the operator, without message text and secrets
     * @param retryable whether the same turn may succeed a little later
     */
    public AgentException(String message, boolean retryable) {
        this(message, retryable, null);
    }

    /**
     * Says what went wrong, and what the sender is told instead of the usual sentence.
     *
     * @param message what, for the operator, without message text and secrets
     * @param retryable whether the same turn may succeed a little later
     * @param notice for the sender, who bound this conversation to the agent and can do something about it; null for the
     *     usual sentence
     */
    public AgentException(String message, boolean retryable, @Nullable String notice) {
        this(message, message, retryable, notice);
    }

    /**
     * The same, where what went wrong is told in an agent's own words, in which it may repeat what was said.
     *
     * @param message what, for the operator
     * @param inLog what of it may stand in a log: no message text and no secrets
     * @param retryable whether the same turn may succeed a little later
     * @param notice for the sender; null for the usual sentence
     */
    public AgentException(String message, String inLog, boolean retryable, @Nullable String notice) {
        super(message);
        this.inLog = inLog;
        this.retryable = retryable;
        this.notice = notice;
        this.retryAfter = null;
    }

    /**
     * An agent that could not be reached, or did not answer as it should.
     *
     * @param failure what became of the call
     */
    public AgentException(CallException failure) {
        super(failure.reason(), failure);
        this.inLog = failure.reason();
        this.retryable = failure.retryable();
        this.notice = null;
        this.retryAfter = failure.retryAfter();
    }

    /**
     * What may stand in a log.
     *
     * @return the words, without message text and secrets
     */
    String inLog() {
        return inLog;
    }

    /**
     * Whether another try makes sense.
     *
     * @return whether the same turn may succeed a little later
     */
    public boolean retryable() {
        return retryable;
    }

    /**
     * What the sender is told.
     *
     * @return the text; null for the usual sentence
     */
    public @Nullable String notice() {
        return notice;
    }

    /**
     * How long the agent asks to be left alone.
     *
     * @return the pause; null if it did not say
     */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
