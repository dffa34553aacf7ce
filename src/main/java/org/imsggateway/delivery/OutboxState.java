package org.imsggateway.delivery;

import java.util.List;

/** Where one piece of a reply stands. The names are stored and shown. */
enum OutboxState {
    /** Not tried yet. */
    PENDING,
    /** Handed over; no answer yet. */
    SENDING,
    /** Certainly not sent; it will be tried again. */
    RETRY,
    /** Messages has it. */
    SENT,
    /** Certainly not sent, and not tried again. */
    FAILED,
    /** It may have been sent. Open while it is looked for, then settled, for a person to see. */
    UNKNOWN,
    /** Not tried, because an earlier piece of the same reply did not arrive. */
    CANCELLED;

    /** The state of a whole reply: the worst that happened to a piece of it, else how far it is. */
    static OutboxState ofWhole(List<OutboxState> pieces) {
        for (OutboxState bad : List.of(FAILED, UNKNOWN, CANCELLED)) {
            if (pieces.contains(bad)) {
                return bad;
            }
        }
        if (pieces.stream().allMatch(state -> state == SENT)) {
            return SENT;
        }
        boolean begun = pieces.contains(SENT) || pieces.contains(SENDING);
        return begun ? SENDING : PENDING;
    }
}
