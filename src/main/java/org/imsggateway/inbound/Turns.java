package org.imsggateway.inbound;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.imsggateway.agent.AgentOutcome;
import org.imsggateway.agent.AgentReply;
import org.imsggateway.agent.AgentTurn;
import org.imsggateway.config.AccountConfig;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.delivery.Dispatched;
import org.imsggateway.delivery.PreparedReply;
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

    private static final AgentOutcome.Failed TOOK_BACK =
            new AgentOutcome.Failed("it said something else after a part of its answer had gone out", 1);

    private static final String NOTHING = "nothing to say";

    private final InboundJournal journal;
    private final UnfinishedTurns agents;
    private final ReplyDispatcher replies;
    private final Transcript transcript;
    private final ConfigStore config;
    private final Clock clock;

    Turns(
            InboundJournal journal,
            UnfinishedTurns agents,
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
        Optional<AnswerStream> stream = stream(open);
        AgentTurn turn = stream.map(open.turn()::heardBy).orElse(open.turn());
        UnfinishedTurns.Ended ended =
                agents.run(turn, open.entry().id(), open.route().replyTo());
        String stopped = ended.stopped();
        if (stopped != null) {
            settle(open, () -> Settlement.handled(stopped, List.of()));
            return;
        }
        switch (ended.outcome()) {
            case AgentOutcome.Replied replied -> conclude(open, replied.reply(), stream);
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

    private Optional<AnswerStream> stream(TurnOpening.Open open) {
        return config.current()
                .account(open.entry().conversation().account())
                .map(AccountConfig::blockStreaming)
                // Of an answer that is cut nobody knows the end before it is there.
                .filter(_ -> open.longest() == null)
                .filter(wanted -> wanted.enabled() || isBegun(open.turn()))
                .map(wanted -> new AnswerStream(new StreamedParts(open, replies, journal), wanted));
    }

    /** A turn may have begun to speak before streaming was switched off. */
    private boolean isBegun(AgentTurn turn) {
        return journal.patiently(() -> StreamedParts.isBegun(turn.id(), replies));
    }

    private void conclude(TurnOpening.Open open, AgentReply reply, Optional<AnswerStream> stream) {
        if (!(reply instanceof AgentReply.Answer) && stream.isPresent() && isBegun(open.turn())) {
            fail(open, TOOK_BACK);
            return;
        }
        switch (reply) {
            case AgentReply.Answer answer -> answered(open, answer, stream);
            case AgentReply.Nothing _ -> settle(open, () -> Settlement.handled(NOTHING, List.of()));
            case AgentReply.Later _ -> settle(open, () -> Settlement.waiting("waiting for an answer"));
        }
    }

    private void answered(TurnOpening.Open open, AgentReply.Answer answer, Optional<AnswerStream> stream) {
        Optional<AnswerStream.Rest> rest = stream.map(begun -> begun.rest(answer.text()))
                .orElse(Optional.of(new AnswerStream.Rest(open.shown(answer.text()), 0)));
        if (rest.isEmpty()) {
            fail(open, TOOK_BACK);
            return;
        }
        int number = rest.get().number();
        // A megabyte takes a while to format: nobody else waits for the store meanwhile.
        PreparedReply prepared =
                replies.prepare(StreamedParts.reply(open, rest.get().text(), answer.media(), number, null));
        settle(open, () -> {
            Dispatched said = replies.dispatch(prepared);
            if (said instanceof Dispatched.NothingToSend && number == 0) {
                return Settlement.handled(NOTHING, List.of());
            }
            record(open.turn(), Transcript.Role.ASSISTANT, answer.text());
            return Settlement.handled("answered", List.of());
        });
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

    private void tell(TurnOpening.Open open, String notice) {
        var _ = replies.dispatch(new Reply(
                open.entry().conversation(),
                open.route().replyTo(),
                notice,
                List.of(),
                Reply.Origin.COMMAND,
                open.entry().id(),
                null));
    }

    private void fail(TurnOpening.Open open, AgentOutcome.Failed failed) {
        log.warn(
                "conversation={} entry={} state=DEAD agent={} tries={}; inbound explain {} says why",
                open.entry().conversation(),
                open.entry().id(),
                open.route().agent().id(),
                failed.tries(),
                open.entry().id());
        journal.settle(open.entry(), () -> {
            String notice = failed.notice();
            if (notice != null) {
                tell(open, notice);
            } else if (config.current().gateway().agentFailureNotice()) {
                tell(open, FAILURE_NOTICE);
            }
            return Settlement.dead("agent failed: " + failed.reason() + tries(failed.tries()));
        });
    }

    private static String tries(int number) {
        return number > 1 ? " (tried " + number + " times)" : "";
    }
}
