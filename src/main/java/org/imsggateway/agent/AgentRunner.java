package org.imsggateway.agent;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.imsggateway.agent.http.RetryPauses;
import org.imsggateway.config.AgentRuntime;
import org.imsggateway.config.AgentType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Runs a turn: finds the agent's kind, waits until it may run one more, keeps its deadline, tries again as configured.
 * Between two tries the turn waits, and with it the turns of its conversation, so that their order stays.
 */
@Component
public class AgentRunner implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(AgentRunner.class);

    private final Map<AgentType, Agent> agents = new EnumMap<>(AgentType.class);
    private final ExecutorService tries = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("agent-", 0).factory());
    private final TurnLimits limits = new TurnLimits();
    private final AgentStates states;
    private final Pause pause;
    private final MeterRegistry metrics;

    /** Takes every kind of agent there is, one of each kind. */
    AgentRunner(List<Agent> agents, AgentStates states, Pause pause, MeterRegistry metrics) {
        agents.forEach(agent -> this.agents.put(agent.type(), agent));
        this.states = states;
        this.pause = pause;
        this.metrics = metrics;
    }

    /**
     * Runs one turn to its end.
     *
     * @param turn the turn
     * @return how it ended; never throws for a failure of the agent
     */
    public AgentOutcome run(AgentTurn turn) {
        AgentType type = turn.agent().runtime().type();
        Agent agent = agents.get(type);
        if (agent == null) {
            return new AgentOutcome.Failed(
                    "this version has no agent of type %s, only %s".formatted(type, agents.keySet()), 0);
        }
        long started = System.nanoTime();
        AgentOutcome outcome = run(agent, turn);
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        metrics.timer("imsggateway.agent", "agent", turn.agent().id(), "outcome", word(outcome))
                .record(took);
        return outcome;
    }

    private AgentOutcome run(Agent agent, AgentTurn turn) {
        AgentRuntime runtime = turn.agent().runtime();
        var pauses = new RetryPauses();
        int tried = 0;
        while (true) {
            tried++;
            try {
                AgentReply reply = askWhenItMay(agent, turn);
                states.answered(turn.agent().id());
                return new AgentOutcome.Replied(reply);
            } catch (AgentException failure) {
                String reason = failed(turn, tried, failure);
                if (!failure.retryable() || tried > runtime.retries()) {
                    return new AgentOutcome.Failed(reason, tried, failure.notice());
                }
                if (!waited(pauses.next(failure.retryAfter()))) {
                    return new AgentOutcome.Interrupted();
                }
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return new AgentOutcome.Interrupted();
            }
        }
    }

    private String failed(AgentTurn turn, int tried, AgentException failure) {
        String reason = String.valueOf(failure.getMessage());
        states.failed(turn.agent().id(), reason, failure.inLog());
        log.debug(
                "agent={} session={} turn={} attempt={} failed: {}",
                turn.agent().id(),
                turn.session(),
                turn.id(),
                tried,
                failure.inLog());
        return reason;
    }

    private boolean waited(Duration time) {
        try {
            pause.await(time);
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String word(AgentOutcome outcome) {
        return switch (outcome) {
            case AgentOutcome.Replied(AgentReply.Answer _) -> "answered";
            case AgentOutcome.Replied(AgentReply.Nothing _) -> "nothing";
            case AgentOutcome.Replied(AgentReply.Later _) -> "later";
            case AgentOutcome.Failed _ -> "failed";
            case AgentOutcome.Interrupted _ -> "interrupted";
        };
    }

    /** Between two tries nothing is asked, so that others may be. */
    private AgentReply askWhenItMay(Agent agent, AgentTurn turn) throws AgentException, InterruptedException {
        limits.enter(turn.agent());
        try {
            Duration time = agent.keepsItsOwnTime()
                    ? Duration.ZERO
                    : turn.agent().runtime().timeout();
            return ask(agent, turn, time);
        } finally {
            limits.leave(turn.agent());
        }
    }

    private AgentReply ask(Agent agent, AgentTurn turn, Duration timeout) throws AgentException, InterruptedException {
        Future<AgentReply> answer = tries.submit(() -> {
            turn.parts().begin();
            return agent.answer(turn);
        });
        try {
            return timeout.isZero() ? answer.get() : answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new AgentException("no answer within " + timeout.toSeconds() + " s", true);
        } catch (ExecutionException failed) {
            boolean again = !agent.keepsItsOwnTime();
            throw switch (failed.getCause()) {
                case AgentException known -> known;
                case Throwable broken ->
                    new AgentException(
                            "the agent broke with " + broken.getClass().getSimpleName(), again);
                case null -> new AgentException("the agent broke", again);
            };
        } finally {
            turn.parts().end();
            answer.cancel(true);
        }
    }

    /**
     * Whether an agent may already have heard of a turn, and is to hear it again as it was.
     *
     * @param turnId the turn's id
     * @return whether it was asked, by this life of the program or an earlier one
     */
    public boolean hasBegun(String turnId) {
        return agents.values().stream().anyMatch(agent -> agent.hasBegun(turnId));
    }

    /**
     * A turn is over: what was kept so that it could be run again may go. Called in the transaction that ends it.
     *
     * @param turn the turn
     */
    public void concluded(AgentTurn turn) {
        Agent agent = agents.get(turn.agent().runtime().type());
        if (agent != null) {
            agent.concluded(turn.id());
        }
    }

    @Override
    public void destroy() {
        tries.shutdownNow();
    }
}
