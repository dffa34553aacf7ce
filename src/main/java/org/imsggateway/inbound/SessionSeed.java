package org.imsggateway.inbound;

import java.util.List;
import org.imsggateway.config.AccountConfig;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.Whitespace;
import org.imsggateway.session.Route;
import org.imsggateway.session.Transcript;
import org.imsggateway.session.TranscriptLimits;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets a new session of a direct conversation begin with what was said there before, as far as that is configured. */
@Component
class SessionSeed {

    private final ConversationHistory history;
    private final Transcript transcript;
    private final TranscriptLimits limits;
    private final TransactionTemplate transactions;

    SessionSeed(
            ConversationHistory history,
            Transcript transcript,
            TranscriptLimits limits,
            TransactionTemplate transactions) {
        this.history = history;
        this.transcript = transcript;
        this.limits = limits;
        this.transactions = transactions;
    }

    /** Reads and stores them; a session that has been active before is left alone. */
    void sow(JournalEntry entry, Route route, TurnInput input, AccountConfig account) {
        InboundMessage message = entry.message();
        long chatId = message.chat().id();
        int limit = limits.seed(message.from(), account);
        if (entry.conversation().group() || chatId == 0 || limit == 0 || input.previousActivity() != null) {
            return;
        }
        List<Transcript.Entry> earlier = history.before(message.account(), chatId, message.rowId(), limit).stream()
                .filter(row -> row.tapback() == null && !Whitespace.isBlank(row.text()))
                .map(SessionSeed::entry)
                .toList();
        if (!earlier.isEmpty()) {
            transactions.executeWithoutResult(_ -> transcript.seed(route.session(), input.incarnation(), earlier));
        }
    }

    private static Transcript.Entry entry(InboundMessage row) {
        var role = row.fromMe() ? Transcript.Role.ASSISTANT : Transcript.Role.USER;
        var at = row.sentAt() == null ? row.receivedAt() : row.sentAt();
        return new Transcript.Entry(role, SystemMarkers.harmless(row.text()), at);
    }
}
