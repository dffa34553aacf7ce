package org.imsggateway.inbound;

import java.util.List;
import java.util.Optional;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.delivery.TurnReplies;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The turns whose answer comes through the API, because their agent said that it would answer later. */
@Component
class WaitingTurns implements TurnReplies {

    private final InboundJournal journal;
    private final Gates gates;
    private final ConfigStore config;

    WaitingTurns(InboundJournal journal, Gates gates, ConfigStore config) {
        this.journal = journal;
        this.gates = gates;
        this.config = config;
    }

    @Override
    public Optional<TurnTarget> resolve(String turnId) {
        return waiting(turnId)
                .map(entry -> new TurnTarget(
                        turnId,
                        entry.conversation(),
                        gates.routeOf(entry, config.current()).replyTo(),
                        entry.id()));
    }

    @Override
    public void answered(TurnTarget turn, @Nullable String messageId) {
        waiting(turn.turnId())
                .ifPresent(entry -> journal.end(
                        entry,
                        EntryState.HANDLED,
                        messageId == null ? "nothing to say" : "answered through the API",
                        List.of(),
                        () -> {}));
    }

    private Optional<JournalEntry> waiting(String turnId) {
        return journal.entryOfTurn(turnId).filter(entry -> entry.state() == EntryState.WAITING);
    }
}
