package org.imsggateway.inbound;

import java.time.Clock;
import java.util.Optional;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.delivery.TurnReplies;
import org.imsggateway.session.SessionKey;
import org.imsggateway.session.Transcript;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The turns whose answer comes through the API, because their agent said that it would answer later. Both calls are part
 * of the caller's transaction, so nothing is tried again here: on a connection that broke it could only fail again.
 */
@Component
class WaitingTurns implements TurnReplies {

    private final InboundJournalRepository journal;
    private final Gates gates;
    private final Transcript transcript;
    private final ConfigStore config;
    private final Clock clock;

    WaitingTurns(
            InboundJournalRepository journal, Gates gates, Transcript transcript, ConfigStore config, Clock clock) {
        this.journal = journal;
        this.gates = gates;
        this.transcript = transcript;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Optional<TurnTarget> resolve(String turnId) {
        return journal.entryOfTurn(turnId)
                .filter(entry -> entry.state() == EntryState.WAITING)
                .map(entry -> new TurnTarget(
                        turnId,
                        entry.conversation(),
                        gates.routeOf(entry, config.current()).replyTo(),
                        entry.id()));
    }

    @Override
    public boolean answered(TurnTarget turn, @Nullable String messageId, String text) {
        boolean first = journal.advance(
                turn.inboundId(),
                EntryState.WAITING,
                EntryState.HANDLED,
                messageId == null ? "nothing to say" : "answered through the API",
                clock.instant());
        if (first && messageId != null) {
            record(turn, text);
        }
        if (first && config.current().gateway().retention().isZero()) {
            journal.clearText(turn.inboundId());
        }
        return first;
    }

    private void record(TurnTarget turn, String text) {
        journal.input(turn.inboundId())
                .ifPresent(input -> transcript.append(
                        new SessionKey(input.sessionKey()),
                        input.incarnation(),
                        turn.turnId(),
                        Transcript.Role.ASSISTANT,
                        text,
                        clock.instant()));
    }
}
