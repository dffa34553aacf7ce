package org.imsggateway.message;

import org.jspecify.annotations.Nullable;

/**
 * One line of the account of a decision: what was asked, what the answer was, and which setting made it so.
 *
 * @param gate the stage, in a word or two, such as {@code dmPolicy} or {@code sender}
 * @param passed whether the message went on after it
 * @param finding what was compared with what and what came out, as a sentence; a handle in it is whole, so it is for the
 *     authenticated operator, never for a log
 * @param key the configuration key that decided; null if no setting did
 * @param value the value that key had; null if no setting decided
 */
public record TraceStep(
        String gate,
        boolean passed,
        String finding,
        @Nullable String key,
        @Nullable String value) {

    /**
     * A step that let the message through.
     *
     * @param gate the stage
     * @param finding what was found
     * @return the step
     */
    public static TraceStep passed(String gate, String finding) {
        return new TraceStep(gate, true, finding, null, null);
    }

    /**
     * A step that ended it without a setting having decided.
     *
     * @param gate the stage
     * @param finding what was found
     * @return the step
     */
    public static TraceStep ended(String gate, String finding) {
        return new TraceStep(gate, false, finding, null, null);
    }

    /**
     * The same step, with the setting that decided.
     *
     * @param decidedBy the whole path of the key
     * @param having its value as text
     * @return the step with both
     */
    public TraceStep because(String decidedBy, String having) {
        return new TraceStep(gate, passed, finding, decidedBy, having);
    }
}
