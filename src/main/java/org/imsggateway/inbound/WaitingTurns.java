package org.imsggateway.inbound;

import java.time.Clock;
import java.util.Optional;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.delivery.Reply;
import org.imsggateway.delivery.TurnReplies;
import org.imsggateway.session.SessionKey;
import org.imsggateway.session.Transcript;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The turns whose answer comes through the API. Usually their agent said before that it would answer later; one that is
 * quick answers while it is still being asked. Both calls are part of the caller's transaction, so nothing is tried again
 * here: on a connection that broke it could only fail again.
 */
@Component
class WaitingTurns implements TurnReplies {

    private final InboundJournalRepository journal;
    private final Gates gates;
    private final TurnMessages messages;
    private final Transcript transcript;
    private final ConfigStore config;
    private final Clock clock;

    WaitingTurns(
            InboundJournalRepository journal,
            Gates gates,
            TurnMessages messages,
            Transcript transcript,
            ConfigStore config,
            Clock clock) {
        this.journal = journal;
        this.gates = gates;
        this.messages = messages;
        this.transcript = transcript;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Optional<TurnTarget> resolve(String turnId) {
        return journal.entryOfTurn(turnId)
                .filter(entry -> entry.state() == EntryState.WAITING || entry.state() == EntryState.QUEUED)
                .flatMap(entry -> journal.input(entry.id()).map(input -> target(turnId, entry, input)));
    }

    private TurnTarget target(String turnId, JournalEntry entry, TurnInput input) {
        return new TurnTarget(
                turnId,
                entry.conversation(),
                gates.routeOf(entry, config.current()).replyTo(),
                entry.id(),
                new Reply.Asked(entry.message().guid(), input.agentId()));
    }

    @Override
    public boolean answered(TurnTarget turn, @Nullable String messageId, String text) {
        String outcome = messageId == null ? "nothing to say" : "answered through the API";
        boolean waited = ended(turn, EntryState.WAITING, outcome);
        boolean first = waited || ended(turn, EntryState.QUEUED, outcome);
        if (first && !waited) {
            recordQuestion(turn);
        }
        if (first && messageId != null) {
            record(turn, Transcript.Role.ASSISTANT, text);
        }
        if (first && config.current().gateway().retention().isZero()) {
            journal.clearText(turn.inboundId());
        }
        return first;
    }

    private boolean ended(TurnTarget turn, EntryState from, String outcome) {
        return journal.advance(turn.inboundId(), from, EntryState.HANDLED, outcome, clock.instant());
    }

    /** The agent that is still being asked will not conclude the turn any more. */
    private void recordQuestion(TurnTarget turn) {
        journal.entry(turn.inboundId())
                .flatMap(entry -> journal.input(entry.id()).map(input -> messages.of(entry, input)))
                .ifPresent(said -> record(turn, Transcript.Role.USER, said.body()));
    }

    private void record(TurnTarget turn, Transcript.Role role, String text) {
        journal.input(turn.inboundId())
                .ifPresent(input -> transcript.append(
                        new SessionKey(input.sessionKey()),
                        input.incarnation(),
                        turn.turnId(),
                        role,
                        text,
                        clock.instant()));
    }
}
