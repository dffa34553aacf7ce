package org.imsggateway.admin.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code GET /webhooks} answers.
 *
 * @param subscriptions those who subscribed to events, in the order as configured; then those that are no longer configured
 *     and for which events are still kept
 * @param dead the newest of the events that were given up
 */
public record WebhookReport(List<Subscribed> subscriptions, List<Dead> dead) {

    /** Copies the lists. */
    public WebhookReport {
        subscriptions = List.copyOf(subscriptions);
        dead = List.copyOf(dead);
    }

    /**
     * One subscription.
     *
     * @param id by which the metric {@code imsggateway.events} names it
     * @param url where events are posted, without the query; with its place behind it where several have that address
     * @param configured whether it is; nothing is posted to one that is not
     * @param events the kinds of event; empty = all, or not configured
     * @param waiting how many events wait
     * @param dead how many were given up and are still kept
     * @param deliveredAt when something was last delivered; null if not since the start
     * @param failingSince since when nothing is; null if it does not fail
     * @param reason why it fails; null if it does not
     */
    public record Subscribed(
            String id,
            String url,
            boolean configured,
            List<String> events,
            int waiting,
            int dead,
            @Nullable Instant deliveredAt,
            @Nullable Instant failingSince,
            @Nullable String reason) {

        /** Copies the kinds. */
        public Subscribed {
            events = List.copyOf(events);
        }
    }

    /**
     * An event that was given up.
     *
     * @param eventId its id
     * @param url for whom it was, as in its subscription
     * @param type what had happened
     * @param createdAt when it was queued
     * @param deadAt when it was given up
     * @param error why
     */
    public record Dead(String eventId, String url, String type, Instant createdAt, Instant deadAt, String error) {}
}
