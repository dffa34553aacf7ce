package org.imsggateway.imsg;

import java.time.Instant;
import java.util.List;

/**
 * Which rows of a Messages database have been heard.
 *
 * @param reached all up to this one have been, but for the gaps
 * @param gaps those that have not, in their order
 */
record KnownRows(long reached, List<Gap> gaps) {

    KnownRows {
        gaps = List.copyOf(gaps);
    }

    /**
     * Row numbers that were passed over. Some are of messages that join their chat late; most are of rows that are no
     * messages, and are never shown.
     *
     * @param first the first of them
     * @param last the last of them
     * @param since when they were passed over
     */
    record Gap(long first, long last, Instant since) {

        boolean has(long row) {
            return first <= row && row <= last;
        }
    }
}
