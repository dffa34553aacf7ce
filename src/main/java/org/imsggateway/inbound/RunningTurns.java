package org.imsggateway.inbound;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.imsggateway.agent.AgentOutcome;
import org.imsggateway.agent.AgentRunner;
import org.imsggateway.agent.AgentTurn;
import org.imsggateway.message.ChatTarget;
import org.imsggateway.message.Conversation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The turns that run now, so that a message can end the one of its conversation. */
@Component
class RunningTurns {

    /** One turn and its thread. */
    private static final class Run {
        private final Thread thread = Thread.currentThread();
        private @Nullable String stopped;
        private boolean over;

        /** Interrupts the thread while it is still with its agent; false if it is not any more. */
        synchronized boolean stop(String why) {
            if (over) {
                return false;
            }
            stopped = why;
            thread.interrupt();
            return true;
        }

        /** From here on the thread is not interrupted any more. */
        synchronized @Nullable String end() {
            over = true;
            return stopped;
        }
    }

    private final Map<String, Run> running = new ConcurrentHashMap<>();
    private final AgentRunner agents;
    private final Typing typing;

    RunningTurns(AgentRunner agents, Typing typing) {
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

    /**
     * Runs a turn in this thread.
     *
     * @param target where its answer goes
     */
    Ended run(AgentTurn turn, ChatTarget target) {
        Conversation conversation = turn.conversation();
        Run run = new Run();
        running.put(conversation.key(), run);
        AgentOutcome outcome;
        String stopped;
        typing.begin(conversation, target);
        try {
            outcome = agents.run(turn);
        } finally {
            stopped = run.end();
            typing.end(conversation);
            running.remove(conversation.key());
        }
        if (stopped == null) {
            return new Ended(outcome, null);
        }
        // The interrupt was for the agent; what follows writes to the store.
        boolean _ = Thread.interrupted();
        return new Ended(outcome, outcome instanceof AgentOutcome.Interrupted ? stopped : null);
    }

    /** A turn is over: what its agent kept so that it could be run again may go. Called in the transaction that ends it. */
    void concluded(AgentTurn turn) {
        agents.concluded(turn);
    }

    /** Whether an agent may have heard of a turn already. */
    boolean hasBegun(String turnId) {
        return agents.hasBegun(turnId);
    }

    /** Whether a turn of a conversation runs. */
    boolean isRunning(Conversation conversation) {
        return running.containsKey(conversation.key());
    }

    /** Ends the turn of a conversation when the running transaction is committed. */
    void stopAfterCommit(Conversation conversation, String why) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                boolean _ = stop(conversation, why);
            }
        });
    }

    /** Ends the turn of a conversation; false if none runs. */
    private boolean stop(Conversation conversation, String why) {
        Run run = running.get(conversation.key());
        return run != null && run.stop(why);
    }
}
