package org.imsggateway.inbound;

import java.util.List;
import org.imsggateway.message.TraceStep;
import org.jspecify.annotations.Nullable;

/**
 * What {@code POST /policy/simulate} answers. Nothing was stored, sent or remembered for it.
 *
 * @param decision how the one message would be judged; null if several were asked for
 * @param judged how many recorded messages were judged
 * @param skipped how many of the range could not be, because retention has cleared them or they were joined into others
 * @param changes those that would be judged otherwise, oldest first
 */
public record PolicySimulation(@Nullable Judged decision, int judged, int skipped, List<Changed> changes) {

    /** Copies the changes. */
    public PolicySimulation {
        changes = List.copyOf(changes);
    }

    /**
     * A decision.
     *
     * @param outcome {@code dispatch}, {@code pairing}, or the reason why it is not answered
     * @param agentId who would answer; null if nobody
     * @param sessionKey in which session; null if none
     * @param replyTo where the answer would go; null if nowhere
     * @param summary one sentence for a person
     * @param change the smallest change under which it would be answered; null if it is, or if none would help
     * @param steps the gates it went through, in order
     */
    public record Judged(
            String outcome,
            @Nullable String agentId,
            @Nullable String sessionKey,
            @Nullable String replyTo,
            String summary,
            @Nullable SmallestChange change,
            List<TraceStep> steps) {

        /** Copies the steps. */
        public Judged {
            steps = List.copyOf(steps);
        }
    }

    /**
     * A recorded message that would be judged otherwise.
     *
     * @param id its number in the journal
     * @param accountId its account
     * @param sender who wrote it
     * @param before the outcome under the configuration in force; if no other was proposed, the recorded one
     * @param after the outcome as simulated
     * @param summary one sentence on the latter
     */
    public record Changed(long id, String accountId, String sender, String before, String after, String summary) {}
}
