package org.imsggateway.admin.events;

import java.time.Instant;

/**
 * One event on its way to one subscription.
 *
 * @param id its place in the queue
 * @param eventId what the receiver knows it by, the same at each try
 * @param type what happened
 * @param body the text that is posted, the same at each try
 * @param createdAt when it was queued
 */
record EventDelivery(long id, String eventId, String type, String body, Instant createdAt) {

    /** Without the body, so that it may stand in a log. */
    @Override
    public String toString() {
        return "EventDelivery[id=%d, eventId=%s, type=%s]".formatted(id, eventId, type);
    }
}
