package org.imsggateway.agent.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A call over HTTP that did not bring what it should; the message names neither contents nor secrets. */
public final class CallException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean retryable;
    private final @Nullable Duration retryAfter;

    private CallException(String message, boolean retryable, @Nullable Duration retryAfter) {
        super(message);
        this.retryable = retryable;
        this.retryAfter = retryAfter;
    }

    /**
     * A failure that the same call would repeat.
     *
     * @param message what, for the operator
     * @return the failure
     */
    public static CallException lasting(String message) {
        return new CallException(message, false, null);
    }

    /**
     * A failure that may be gone a little later.
     *
     * @param message what, for the operator
     * @return the failure
     */
    public static CallException passing(String message) {
        return new CallException(message, true, null);
    }

    /**
     * A failure whose end the other side has announced.
     *
     * @param message what, for the operator
     * @param retryAfter how long the other side asks to be left alone
     * @return the failure
     */
    public static CallException passing(String message, Duration retryAfter) {
        return new CallException(message, true, retryAfter);
    }

    static CallException tooLong(String name, int most) {
        return lasting("%s answered with more than %d bytes".formatted(name, most));
    }

    static CallException notUtf8(String name) {
        return lasting(name + " answered with bytes that are no UTF-8");
    }

    static CallException brokenOff(String name) {
        return passing(name + " broke its answer off");
    }

    /**
     * The same failure with more to say.
     *
     * @param more what follows the reason, for the operator
     * @return the failure
     */
    public CallException adding(String more) {
        return new CallException(reason() + more, retryable, retryAfter);
    }

    /**
     * What went wrong.
     *
     * @return a phrase for the operator
     */
    public String reason() {
        return String.valueOf(getMessage());
    }

    /**
     * Whether another try makes sense.
     *
     * @return whether the same call may succeed a little later
     */
    public boolean retryable() {
        return retryable;
    }

    /**
     * How long the other side asks to be left alone.
     *
     * @return the pause; null if it did not say
     */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
