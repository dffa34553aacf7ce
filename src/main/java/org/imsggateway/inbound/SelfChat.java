package org.imsggateway.inbound;

import org.imsggateway.message.Handle;
import org.imsggateway.message.InboundMessage;

/** Whether a row belongs to a talk that the owner of the Apple account has with itself. */
enum SelfChat {
    /** Chat, sender and our own address are one: a note to self. */
    YES,
    /** Chat and sender are one, but Messages does not say under which address of ours: it may be a friend's chat. */
    PERHAPS,
    /** Somebody else's chat. */
    NO;

    /**
     * Judges a row.
     *
     * @param message the row
     * @param group whether it is treated as a group message; a group is never a note to self
     */
    static SelfChat of(InboundMessage message, boolean group) {
        Handle sender = message.from();
        String identifier = message.chat().identifier();
        if (group
                || sender.isNone()
                || identifier == null
                || !Handle.of(identifier).equals(sender)) {
            return NO;
        }
        String destination = message.destination();
        if (destination == null || destination.isBlank()) {
            return PERHAPS;
        }
        return Handle.of(destination).equals(sender) ? YES : NO;
    }
}
