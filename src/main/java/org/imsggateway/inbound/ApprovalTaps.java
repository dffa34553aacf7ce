package org.imsggateway.inbound;

import java.util.Optional;
import org.imsggateway.agent.OwnerQuestions;
import org.imsggateway.delivery.SentMessages;
import org.imsggateway.message.Handle;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.Tapback;
import org.springframework.stereotype.Component;

/** Reactions that answer what an agent asked the owners. Only those who were asked count, whatever else they may do here. */
@Component
class ApprovalTaps {

    private final SentMessages sent;
    private final OwnerQuestions questions;

    ApprovalTaps(SentMessages sent, OwnerQuestions questions) {
        this.sent = sent;
        this.questions = questions;
    }

    /** What a row answers; empty if it is no such reaction. */
    Optional<OwnerQuestions.Reacted> answer(InboundMessage row) {
        Tapback reaction = row.tapback();
        String target = reaction == null || !reaction.added() ? null : reaction.targetGuid();
        if (reaction == null || target == null) {
            return Optional.empty();
        }
        Handle who = row.fromMe() ? Handle.NONE : row.from();
        return row.fromMe() || !who.isNone()
                ? sent.messageOf(row.account(), target).flatMap(message -> questions.reacted(who, message, reaction))
                : Optional.empty();
    }

    /** Hands the answer of a row to whoever waits for it. */
    void take(InboundMessage row) {
        answer(row).ifPresent(questions::take);
    }
}
