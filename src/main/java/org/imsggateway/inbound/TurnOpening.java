package org.imsggateway.inbound;

import java.util.List;
import java.util.Optional;
import org.imsggateway.agent.AgentTurn;
import org.imsggateway.config.AcpAgents;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.session.Route;
import org.imsggateway.session.SessionKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Prepares the turn of a queued message: who answers, in which session, what they get to see. */
@Component
class TurnOpening {

    private final InboundJournal journal;
    private final Gates gates;
    private final TurnMessages messages;
    private final SessionSeed seed;
    private final OwnerDesk owners;
    private final ConfigStore config;

    /**
     * A turn about to run, and what is needed to conclude it.
     *
     * @param longest where its answer is cut, in UTF-16 code units; null if it is not
     */
    record Open(
            JournalEntry entry,
            Route route,
            AgentTurn turn,
            @Nullable Integer longest) {

        /** The answer as the conversation gets it. */
        String shown(String answer) {
            if (longest == null || answer.length() <= longest) {
                return answer;
            }
            int end = longest - 1;
            return answer.substring(0, Character.isHighSurrogate(answer.charAt(end - 1)) ? end - 1 : end) + "…";
        }
    }

    TurnOpening(
            InboundJournal journal,
            Gates gates,
            TurnMessages messages,
            SessionSeed seed,
            OwnerDesk owners,
            ConfigStore config) {
        this.journal = journal;
        this.gates = gates;
        this.messages = messages;
        this.seed = seed;
        this.owners = owners;
        this.config = config;
    }

    /** The turn of an entry; empty if it was concluded meanwhile. */
    Optional<Open> open(long id) {
        return journal.entry(id)
                .filter(entry -> entry.state() == EntryState.QUEUED)
                .flatMap(entry -> journal.input(id).map(input -> open(entry, input)));
    }

    /** What was decided stays, whatever the bindings say by now; only an agent that is gone is replaced. */
    private static Route asJudged(Route now, TurnInput input, GatewayConfig current) {
        var session = new SessionKey(input.sessionKey());
        if (session.equals(now.session())) {
            return now;
        }
        return new Route(
                session.isAcp()
                        ? AcpAgents.of(input.agentId(), null, current)
                        : current.agents().agent(input.agentId()).orElse(now.agent()),
                session,
                now.replyTo(),
                now.steps());
    }

    /** Who answers a queued message, and in which session. */
    Route routeOf(JournalEntry entry, TurnInput input, GatewayConfig current) {
        return asJudged(gates.routeOf(entry, current), input, current);
    }

    private Open open(JournalEntry entry, TurnInput input) {
        GatewayConfig current = config.current();
        Route route = routeOf(entry, input, current);
        current.account(entry.conversation().account()).ifPresent(account -> seed.sow(entry, route, input, account));
        var turn = new AgentTurn(
                String.valueOf(entry.turnId()),
                route.agent(),
                route.session(),
                input.incarnation(),
                entry.conversation(),
                entry.message(),
                journal.patiently(() -> messages.of(entry, input)),
                List.of(),
                owners.line(entry.conversation().account()));
        return new Open(entry, route, turn, input.longest());
    }
}
