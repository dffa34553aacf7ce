package org.imsggateway.config;

/**
 * The gateway must not start as things are. The message is for the person who started it: one sentence that says why, and
 * what to do; no stack trace is shown with it.
 */
public final class StartRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * Refuses.
     *
     * @param sentence why, and what to do
     */
    public StartRefusedException(String sentence) {
        super(sentence);
    }

    /**
     * Refuses because of a failure below.
     *
     * @param sentence why, and what to do
     * @param cause the failure
     */
    public StartRefusedException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
