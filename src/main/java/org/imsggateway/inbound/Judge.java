package org.imsggateway.inbound;

import java.util.List;
import java.util.Optional;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.message.Conversation;
import org.imsggateway.message.InboundMessage;
import org.springframework.stereotype.Component;

/** Has a message judged and carries the decision out. */
@Component
class Judge {

    private final InboundJournal journal;
    private final Gates gates;
    private final EchoGuard echoes;
    private final PairingDesk pairing;
    private final CommandDesk commands;
    private final DecisionLog log;

    Judge(
            InboundJournal journal,
            Gates gates,
            EchoGuard echoes,
            PairingDesk pairing,
            CommandDesk commands,
            DecisionLog log) {
        this.journal = journal;
        this.gates = gates;
        this.echoes = echoes;
        this.pairing = pairing;
        this.commands = commands;
        this.log = log;
    }

    /** The conversation of a message: what is a group depends on the configuration of the moment. */
    Conversation conversationOf(InboundMessage message, GatewayConfig config) {
        return gates.conversationOf(message, config);
    }

    /** Joins messages that are to be answered as one; returns the one that goes on. */
    JournalEntry join(List<JournalEntry> entries) {
        Burst burst = Burst.of(entries);
        if (!burst.joined().isEmpty()) {
            journal.join(burst);
            log.count("joined", burst.joined().size());
        }
        return burst.last();
    }

    /**
     * Judges a message to its end or to its turn.
     *
     * @param received the message
     * @param config the configuration, one for all stages
     * @return the message as it was judged, if it has a turn to run now
     */
    Optional<JournalEntry> judge(JournalEntry received, GatewayConfig config) {
        JournalEntry entry = received.in(gates.conversationOf(received.message(), config));
        Circumstances circumstances =
                journal.patiently(() -> echoes.about(entry.message(), entry.conversation(), config, entry.released()));
        Decision decision =
                gates.judge(new Gates.Subject(entry.message(), entry.conversation(), config), circumstances);
        var settled = journal.settle(entry, circumstances.words(), () -> carryOut(entry, decision, config));
        settled.ifPresent(log::count);
        if (settled.isPresent()) {
            echoes.judged(entry, circumstances, decision);
            log.warn(entry, config, decision);
        }
        return settled.filter(done -> done.state() == EntryState.QUEUED).map(_ -> entry);
    }

    /** A message that a fault of this program ended is kept and shown, so that it can be run again once that is mended. */
    void holdBroken(JournalEntry entry) {
        journal.settle(entry, () -> Settlement.held("internal error", List.of()));
    }

    private Settlement carryOut(JournalEntry entry, Decision decision, GatewayConfig config) {
        return switch (decision) {
            case Decision.Dropped dropped -> Settlement.dropped(dropped.reason(), dropped.steps());
            case Decision.Held held -> Settlement.held(held.reason(), held.steps());
            case Decision.Pairing request -> Settlement.handled(pairing.receive(entry), request.steps());
            case Decision.Answer answer -> commands.receive(entry, answer, config);
        };
    }
}
