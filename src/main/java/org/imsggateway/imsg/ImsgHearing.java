package org.imsggateway.imsg;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How well an account hears, as it was last looked at.
 *
 * @param lastCheckAt when the Messages database was last compared with what was heard; null if never
 * @param lagRows how many of its messages had not been heard then, as far as they were counted
 * @param unheardSince since when the oldest of them is known to be there; null when all were heard
 */
record ImsgHearing(
        @Nullable Instant lastCheckAt,
        int lagRows,
        @Nullable Instant unheardSince) {

    static final ImsgHearing UNKNOWN = new ImsgHearing(null, 0, null);
}
