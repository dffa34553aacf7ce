package org.imsggateway.inbound;

import java.util.List;
import org.imsggateway.agent.AgentOutcome;
import org.imsggateway.agent.AgentReply;
import org.imsggateway.agent.AgentRunner;
import org.imsggateway.agent.AgentTurn;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.delivery.Reply;
import org.imsggateway.delivery.ReplyDispatcher;
import org.imsggateway.session.Route;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks the agent, and puts its reply on its way. The reply and the end of the message are committed together: after a
 * crash an agent may be asked twice, but what it says is sent once.
 */
@Component
class Turns {

    private static final Logger log = LoggerFactory.getLogger(Turns.class);

    /** The same for every failure: what went wrong is for the operator, never for the sender. */
    private static final String FAILURE_NOTICE =
            "Sorry, I could not answer that just now. Your message was kept; please try again a little later.";

    private final InboundJournal journal;
    private final AgentRunner agents;
    private final ReplyDispatcher replies;
    private final Gates gates;
    private final ConfigStore config;

    Turns(InboundJournal journal, AgentRunner agents, ReplyDispatcher replies, Gates gates, ConfigStore config) {
        this.journal = journal;
        this.agents = agents;
        this.replies = replies;
        this.gates = gates;
        this.config = config;
    }

    /** Runs the turn of an admitted message to its end, unless the program stops before. */
    void run(long id) {
        journal.entry(id)
                .filter(entry -> entry.state() == EntryState.QUEUED)
                .ifPresent(entry -> run(entry, gates.routeOf(entry, config.current())));
    }

    private void run(JournalEntry entry, Route route) {
        String turnId = String.valueOf(entry.turnId());
        var turn =
                new AgentTurn(turnId, route.agent(), route.session(), entry.conversation(), entry.message(), List.of());
        switch (agents.run(turn)) {
            case AgentOutcome.Replied replied -> conclude(entry, route, replied.reply());
            case AgentOutcome.Failed failed -> fail(entry, route, failed);
            case AgentOutcome.Interrupted stopping ->
                log.info(
                        "conversation={} turn={} state=QUEUED: interrupted, runs again at the next start",
                        entry.conversation(),
                        turnId);
        }
    }

    private void conclude(JournalEntry entry, Route route, AgentReply reply) {
        switch (reply) {
            case AgentReply.Answer answer ->
                journal.end(
                        entry,
                        EntryState.HANDLED,
                        "answered",
                        List.of(),
                        () -> replies.dispatch(new Reply(
                                entry.conversation(),
                                route.replyTo(),
                                answer.text(),
                                answer.media(),
                                Reply.Origin.AGENT,
                                entry.id(),
                                null)));
            case AgentReply.Nothing nothing ->
                journal.end(entry, EntryState.HANDLED, "nothing to say", List.of(), () -> {});
            case AgentReply.Later later -> journal.await(entry, "waiting for an answer");
        }
    }

    private void fail(JournalEntry entry, Route route, AgentOutcome.Failed failed) {
        log.warn(
                "conversation={} entry={} state=DEAD agent={}: {}",
                entry.conversation(),
                entry.id(),
                route.agent().id(),
                failed.reason());
        journal.end(entry, EntryState.DEAD, "agent failed: " + failed.reason(), List.of(), () -> {
            if (config.current().gateway().agentFailureNotice()) {
                replies.dispatch(new Reply(
                        entry.conversation(),
                        route.replyTo(),
                        FAILURE_NOTICE,
                        List.of(),
                        Reply.Origin.COMMAND,
                        entry.id(),
                        null));
            }
        });
    }
}
