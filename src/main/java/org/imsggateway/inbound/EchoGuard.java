package org.imsggateway.inbound;

import org.imsggateway.access.PairingService;
import org.imsggateway.attachment.UsableAttachments;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.delivery.SentMessages;
import org.imsggateway.message.Conversation;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.Whitespace;
import org.springframework.stereotype.Component;

/** Keeps the gateway from answering itself: remembers what went out and what came back, and for how long. */
@Component
class EchoGuard {

    private final SentMessages sent;
    private final SelfChatMemory notes;
    private final LoopBreaker loops;
    private final PairingService pairing;
    private final AgeFence fence;
    private final ApprovalTaps taps;

    EchoGuard(
            SentMessages sent,
            SelfChatMemory notes,
            LoopBreaker loops,
            PairingService pairing,
            AgeFence fence,
            ApprovalTaps taps) {
        this.sent = sent;
        this.notes = notes;
        this.loops = loops;
        this.pairing = pairing;
        this.fence = fence;
        this.taps = taps;
    }

    /**
     * What is known about a row at this moment. Changes nothing.
     *
     * @param row the row
     * @param conversation the conversation it belongs to
     * @param config the configuration to judge by
     * @param released whether an operator sent it on its way again
     */
    Circumstances about(InboundMessage row, Conversation conversation, GatewayConfig config, boolean released) {
        boolean own = row.fromMe() && (sent.sent(row.account(), row.guid()) || isOurAnswerToANote(row, conversation));
        return new Circumstances(
                own || sent.isEcho(conversation, row, comparedText(row)),
                !row.fromMe() && notes.holds(conversation, row),
                loops.limited(row),
                config.account(row.account())
                        .filter(account -> fence.isPast(row, account))
                        .isPresent(),
                released,
                taps.answer(row).isPresent(),
                pairing.approved(row.account()));
    }

    /** After a crash nothing is remembered, and to answer our own answer would go on for ever. */
    private boolean isOurAnswerToANote(InboundMessage row, Conversation conversation) {
        return SelfChat.of(row, conversation.group()) == SelfChat.YES && sent.mayBeSending(row.account(), row.text());
    }

    /** A file without words is remembered under its placeholder, so it is looked for under it. */
    private static String comparedText(InboundMessage row) {
        return Whitespace.isBlank(row.text()) && !row.attachments().isEmpty()
                ? UsableAttachments.placeholder(row.attachments().getFirst())
                : row.text();
    }

    /**
     * Draws the consequences of a decision for the rows that follow.
     *
     * @param entry the row that was judged
     * @param circumstances what was known
     * @param decision what was decided
     */
    void judged(JournalEntry entry, Circumstances circumstances, Decision decision) {
        InboundMessage row = entry.message();
        if (row.fromMe() && SelfChat.of(row, entry.conversation().group()) != SelfChat.NO) {
            notes.remember(entry.conversation(), row);
        }
        if (decision instanceof Decision.Approval) {
            taps.take(row);
        }
        // Our own replies come back as rows of ours; counting them would silence whoever gets a long answer.
        boolean record = row.fromMe() && circumstances.ours();
        if (decision instanceof Decision.Dropped dropped && !record) {
            loops.dropped(row, dropped.reason());
        }
    }
}
