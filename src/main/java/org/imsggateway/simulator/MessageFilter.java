package org.imsggateway.simulator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which messages are wanted.
 *
 * @param participants senders; empty for all
 * @param start Apple time, inclusive
 * @param end Apple time, exclusive
 */
record MessageFilter(
        List<String> participants,
        @Nullable Long start,
        @Nullable Long end) {

    static final String[] KEYS = {"participants", "start", "end"};

    static MessageFilter of(Params params) {
        return new MessageFilter(params.strings("participants"), params.date("start"), params.date("end"));
    }

    boolean accepts(MessageRow row) {
        return row.isSentBy(participants) && row.isWithin(start, end);
    }
}
