package org.imsggateway.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A session as a message finds it.
 *
 * @param key its name
 * @param incarnation what is remembered now: changes with each fresh start, is never used again
 * @param fresh whether no turn of this incarnation has been written down yet; stays so when the program ends before one is
 * @param lastActivityBefore when somebody last wrote in it, whichever the incarnation; null if nobody ever did
 */
public record SessionState(
        SessionKey key,
        String incarnation,
        boolean fresh,
        @Nullable Instant lastActivityBefore) {}
