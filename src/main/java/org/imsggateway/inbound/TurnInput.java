package org.imsggateway.inbound;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a turn needs to know besides its message; kept with it in the journal, because a later process may run it.
 *
 * @param prompt what is to be answered: the text or the placeholder of a file, or what a command left of it
 * @param mentioned whether it names the agent, or was said to it alone
 * @param commandAuthorized whether its sender may give commands
 * @param agentId who answers
 * @param sessionKey the session
 * @param incarnation which life of the session it belongs to
 * @param previousActivity when the session was last active before; null if it is new
 * @param longest where its answer is cut, in UTF-16 code units; null if it is not
 */
record TurnInput(
        String prompt,
        boolean mentioned,
        boolean commandAuthorized,
        String agentId,
        String sessionKey,
        String incarnation,
        @Nullable Instant previousActivity,
        @Nullable Integer longest) {

    /** The same turn with more to answer. */
    TurnInput saying(String more) {
        return new TurnInput(
                more, mentioned, commandAuthorized, agentId, sessionKey, incarnation, previousActivity, longest);
    }

    /** Without the text, so that it may stand in a log. */
    @Override
    public String toString() {
        return "TurnInput[mentioned=%s, commandAuthorized=%s, incarnation=%s]"
                .formatted(mentioned, commandAuthorized, incarnation);
    }
}
