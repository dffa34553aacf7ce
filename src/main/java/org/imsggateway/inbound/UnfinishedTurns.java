package org.imsggateway.inbound;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.imsggateway.agent.AgentOutcome;
import org.imsggateway.agent.AgentRunner;
import org.imsggateway.agent.AgentTurn;
import org.imsggateway.message.ChatTarget;
import org.imsggateway.message.Conversation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The turns that are not over, by conversation, so that a message can end those that came before it. */
@Component
class UnfinishedTurns {

    private final ConcurrentMap<String, TurnLane> lanes = new ConcurrentHashMap<>();
    private final AgentRunner agents;
    private final Typing typing;

    UnfinishedTurns(AgentRunner agents, Typing typing) {
        this.agents = agents;
        this.typing = typing;
    }

    /**
     * How a turn ended.
     *
     * @param outcome what its agent made of it
     * @param stopped why it was ended before; null if it was not, or if the agent had answered all the same
     */
    record Ended(AgentOutcome outcome, @Nullable String stopped) {}

    /** A message waits for its turn from now on; once more, if an operator asks for it while its turn is ending. */
    void expect(Conversation conversation, long id) {
        lanes.compute(conversation.key(), (_, known) -> {
            TurnLane lane = known == null ? new TurnLane() : known;
            lane.expect(id);
            return lane;
        });
    }

    /**
     * Takes a message that waits to its turn.
     *
     * @param all whether all that wait in its conversation go along
     * @return it, then the others; empty if it has gone along with another
     */
    List<Long> take(String conversation, long id, boolean all) {
        return ask(conversation, lane -> lane.take(id, all), List.of());
    }

    /** A message has had its turn. */
    void over(String conversation, long id) {
        lanes.computeIfPresent(conversation, (_, lane) -> {
            lane.over(id);
            return lane.isEmpty() ? null : lane;
        });
    }

    /** Whether a message waits for its turn, or has it. */
    boolean isExpected(Conversation conversation, long id) {
        return ask(conversation.key(), lane -> lane.has(id), false);
    }

    /** Whether a message was ended before it had its turn. */
    boolean isStopped(String conversation, long id) {
        return ask(conversation, lane -> lane.stopped(id) != null, false);
    }

    private <T> T ask(String conversation, Function<TurnLane, T> question, T otherwise) {
        var answer = new AtomicReference<>(otherwise);
        lanes.computeIfPresent(conversation, (_, lane) -> {
            answer.set(question.apply(lane));
            return lane;
        });
        return answer.get();
    }

    /**
     * Runs a turn in this thread, unless it was ended before.
     *
     * @param id the message's number in the journal
     * @param target where its answer goes
     */
    Ended run(AgentTurn turn, long id, ChatTarget target) {
        TurnLane.Run run = begin(turn.conversation().key(), id);
        AgentOutcome outcome;
        String stopped;
        try {
            outcome = run.stopped() == null ? ask(turn, target) : new AgentOutcome.Interrupted();
        } finally {
            stopped = run.end();
            // The interrupt was for the agent; what follows writes to the store.
            boolean _ = stopped != null && Thread.interrupted();
        }
        return new Ended(outcome, outcome instanceof AgentOutcome.Interrupted ? stopped : null);
    }

    private AgentOutcome ask(AgentTurn turn, ChatTarget target) {
        typing.begin(turn.conversation(), target);
        try {
            return agents.run(turn);
        } finally {
            typing.end(turn.conversation());
        }
    }

    private TurnLane.Run begin(String conversation, long id) {
        var begun = new AtomicReference<TurnLane.Run>();
        lanes.compute(conversation, (_, known) -> {
            TurnLane lane = known == null ? new TurnLane() : known;
            begun.set(lane.begin(id));
            return lane;
        });
        return begun.get();
    }

    /** A turn is over: what its agent kept so that it could be run again may go. Called in the transaction that ends it. */
    void concluded(AgentTurn turn) {
        agents.concluded(turn);
    }

    /** Whether an agent may have heard of a turn already. */
    boolean hasBegun(String turnId) {
        return agents.hasBegun(turnId);
    }

    /** Whether a message of a conversation that came before another waits for its turn, or has it. */
    boolean isBusyBefore(Conversation conversation, long id) {
        return ask(conversation.key(), lane -> lane.hasBefore(id), false);
    }

    /**
     * When the running transaction is committed, ends the turns of all messages of a conversation that came before another:
     * the one that runs, and those that still wait for theirs.
     */
    void stopAfterCommit(Conversation conversation, long before, String why) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                lanes.computeIfPresent(conversation.key(), (_, lane) -> {
                    lane.stop(before, why);
                    return lane;
                });
            }
        });
    }
}
