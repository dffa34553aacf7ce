package org.imsggateway.inbound;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.imsggateway.agent.AgentOutcome;
import org.imsggateway.agent.AgentReply;
import org.imsggateway.agent.AgentTurn;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.delivery.Dispatched;
import org.imsggateway.delivery.Reply;
import org.imsggateway.delivery.ReplyDispatcher;
import org.imsggateway.session.Transcript;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks the agent, and puts its reply on its way. The reply, the transcript and the end of the message are committed
 * together: after a crash an agent may be asked twice, but what it says is sent once.
 */
@Component
class Turns {

    private static final Logger log = LoggerFactory.getLogger(Turns.class);

    /** The same for every failure whose agent has no words for its sender: what went wrong is for the operator. */
    private static final String FAILURE_NOTICE =
            "Sorry, I could not answer that just now. Your message was kept; please try again a little later.";

    private static final String NOTHING = "nothing to say";

    private final InboundJournal journal;
    private final RunningTurns agents;
    private final ReplyDispatcher replies;
    private final Transcript transcript;
    private final ConfigStore config;
    private final Clock clock;

    Turns(
            InboundJournal journal,
            RunningTurns agents,
            ReplyDispatcher replies,
            Transcript transcript,
            ConfigStore config,
            Clock clock) {
        this.journal = journal;
        this.agents = agents;
        this.replies = replies;
        this.transcript = transcript;
        this.config = config;
        this.clock = clock;
    }

    /** Runs a turn to its end, unless the program stops before. */
    void run(TurnOpening.Open open) {
        RunningTurns.Ended ended = agents.run(open.turn(), open.route().replyTo());
        String stopped = ended.stopped();
        if (stopped != null) {
            settle(open, () -> Settlement.handled(stopped, List.of()));
            return;
        }
        switch (ended.outcome()) {
            case AgentOutcome.Replied replied -> conclude(open, replied.reply());
            case AgentOutcome.Failed failed -> fail(open, failed);
            case AgentOutcome.Interrupted _ ->
                log.info(
                        "conversation={} turn={} state=QUEUED: interrupted, runs again at the next start",
                        open.entry().conversation(),
                        open.turn().id());
        }
    }

    /** Ends a turn that a fault of this program broke; an operator can run it again. */
    void bury(long id) {
        journal.entry(id)
                .filter(entry -> entry.state() == EntryState.QUEUED)
                .ifPresent(entry -> journal.settle(entry, () -> Settlement.dead("turn broke: internal error")));
    }

    private void conclude(TurnOpening.Open open, AgentReply reply) {
        switch (reply) {
            case AgentReply.Answer answer ->
                settle(open, () -> {
                    Dispatched said = say(open, Reply.Origin.AGENT, open.shown(answer.text()), answer.media());
                    if (said instanceof Dispatched.NothingToSend) {
                        return Settlement.handled(NOTHING, List.of());
                    }
                    record(open.turn(), Transcript.Role.ASSISTANT, answer.text());
                    return Settlement.handled("answered", List.of());
                });
            case AgentReply.Nothing _ -> settle(open, () -> Settlement.handled(NOTHING, List.of()));
            case AgentReply.Later _ -> settle(open, () -> Settlement.waiting("waiting for an answer"));
        }
    }

    private void settle(TurnOpening.Open open, Supplier<Settlement> work) {
        Optional<Settlement> settled = journal.settle(open.entry(), () -> {
            record(open.turn(), Transcript.Role.USER, open.turn().said().body());
            agents.concluded(open.turn());
            return work.get();
        });
        if (settled.isEmpty()) {
            // Somebody answered it through the API while the agent was still being asked.
            journal.patiently(() -> {
                agents.concluded(open.turn());
                return true;
            });
        }
    }

    private void record(AgentTurn turn, Transcript.Role role, String text) {
        transcript.append(turn.session(), turn.incarnation(), turn.id(), role, text, clock.instant());
    }

    private Dispatched say(TurnOpening.Open open, Reply.Origin origin, String text, List<Path> media) {
        return replies.dispatch(new Reply(
                open.entry().conversation(),
                open.route().replyTo(),
                text,
                media,
                origin,
                open.entry().id(),
                null,
                new Reply.Asked(
                        open.entry().message().guid(), open.route().agent().id())));
    }

    private void fail(TurnOpening.Open open, AgentOutcome.Failed failed) {
        log.warn(
                "conversation={} entry={} state=DEAD agent={}: {}",
                open.entry().conversation(),
                open.entry().id(),
                open.route().agent().id(),
                failed.reason());
        journal.settle(open.entry(), () -> {
            String notice = failed.notice();
            if (notice != null) {
                say(open, Reply.Origin.COMMAND, notice, List.of());
            } else if (config.current().gateway().agentFailureNotice()) {
                say(open, Reply.Origin.COMMAND, FAILURE_NOTICE, List.of());
            }
            return Settlement.dead("agent failed: " + failed.reason() + tries(failed.tries()));
        });
    }

    private static String tries(int number) {
        return number > 1 ? " (tried " + number + " times)" : "";
    }
}
