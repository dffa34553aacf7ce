package org.imsggateway.delivery;

import java.util.Map;

/**
 * How much is in the outbox.
 *
 * @param open open pieces by state; a state without any is absent
 * @param lost pieces settled without anyone knowing whether they arrived
 */
record OutboxDepth(Map<OutboxState, Long> open, long lost) {

    OutboxDepth {
        open = Map.copyOf(open);
    }

    long in(OutboxState state) {
        return open.getOrDefault(state, 0L);
    }

    long waiting() {
        return open.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Open or settled, nobody knows of these whether they were sent. */
    long unknown() {
        return in(OutboxState.UNKNOWN) + lost;
    }
}
