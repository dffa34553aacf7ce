package org.imsggateway.admin.events;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.imsggateway.agent.http.InMilliseconds;
import org.jspecify.annotations.Nullable;

/**
 * The body that is posted for an event. All times are ISO 8601 in UTC with milliseconds. Fields may be added; one that is
 * there keeps its meaning as long as the version stays.
 *
 * @param type what happened, such as {@code inbound.received}; it says which data there is
 * @param version the version of this body: 1
 * @param timestamp when it happened
 * @param data what belongs to it
 */
public record Event(
        String type, int version, @InMilliseconds Instant timestamp, Data data) {

    static final int VERSION = 1;

    /** What belongs to an event, by its type. */
    public sealed interface Data {}

    /**
     * {@code inbound.received}: a message arrived. Nothing is decided about it yet.
     *
     * @param inboundId its number in the journal, for {@code GET /inbound/{id}}
     * @param accountId the account
     * @param messageId its id in Messages
     * @param chatId the chat's number; 0 if unknown
     * @param group whether Messages holds the chat for a group
     * @param sender the normalised address
     * @param fromMe whether it was sent from this Apple account
     * @param text its text
     * @param sentAt when it was sent, by the sender's clock; null if unknown
     * @param attachments what is known of its files
     */
    @Schema(name = "InboundEvent")
    public record Inbound(
            long inboundId,
            String accountId,
            String messageId,
            long chatId,
            boolean group,
            String sender,
            boolean fromMe,
            String text,
            @InMilliseconds @Nullable Instant sentAt,
            List<File> attachments)
            implements Data {

        /** Copies the files. */
        public Inbound {
            attachments = List.copyOf(attachments);
        }
    }

    /**
     * A file; its contents are not sent.
     *
     * @param name the name the sender gave it; null if unknown
     * @param mimeType its type; null if unknown
     * @param bytes its size; 0 if unknown
     */
    @Schema(name = "InboundEventFile")
    public record File(@Nullable String name, @Nullable String mimeType, long bytes) {}

    /**
     * {@code decision.made}: something was decided about a message, by the gates or by the end of its turn.
     *
     * @param inboundId its number in the journal, for {@code GET /inbound/{id}/trace}
     * @param accountId the account
     * @param messageId its id in Messages
     * @param state where it stands now, as {@code GET /inbound} names it
     * @param outcome why, in a few words; null while its turn is still to come
     * @param turnId the turn; null if it has none
     */
    @Schema(name = "DecisionEvent")
    public record Decision(
            long inboundId,
            String accountId,
            String messageId,
            String state,
            @Nullable String outcome,
            @Nullable String turnId)
            implements Data {}

    /**
     * {@code outbound.queued}, {@code outbound.sent}, {@code outbound.failed}, {@code outbound.unknown}: what became of a
     * message that goes out.
     *
     * @param messageId the message, for {@code GET /messages/{id}}
     * @param accountId through which account
     * @param piece which of the messages it was cut into, from 0; null for all of them
     * @param guid its id in Messages; null if unknown
     * @param reason why it was not sent; null if it was
     */
    @Schema(name = "OutboundEvent")
    public record Outbound(
            String messageId,
            String accountId,
            @Nullable Integer piece,
            @Nullable String guid,
            @Nullable String reason) implements Data {}

    /**
     * {@code pairing.asked}, {@code pairing.approved}, {@code pairing.rejected}: about somebody who wants to be let in.
     *
     * @param accountId the account
     * @param sender the normalised address
     * @param outcome what became of a request, in a few words; null for an approval and a rejection
     */
    @Schema(name = "PairingEvent")
    public record Pairing(
            String accountId, String sender, @Nullable String outcome) implements Data {}

    /**
     * {@code account.changed}: an account does something else than before.
     *
     * @param accountId the account
     * @param state the state in a word: disabled, stopped, starting, running, backing-off
     * @param health UP, DEGRADED, DOWN or STOPPED
     * @param problem what is wrong; null if nothing is
     * @param remedy what to do about it; null if nothing is known
     */
    @Schema(name = "AccountEvent")
    public record Account(
            String accountId,
            String state,
            String health,
            @Nullable String problem,
            @Nullable String remedy) implements Data {}

    /**
     * {@code gap}, for listeners only: events may be missing between the last one that the listener has and those that follow.
     *
     * @param lastEventId the id that the listener named
     * @param reason why it cannot be gone on from
     */
    @Schema(name = "GapEvent")
    public record Gap(String lastEventId, String reason) implements Data {}
}
