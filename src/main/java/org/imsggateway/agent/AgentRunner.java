package org.imsggateway.agent;

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
import org.imsggateway.config.AgentRuntime;
import org.imsggateway.config.AgentType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Runs a turn: finds the agent's kind, keeps its deadline, tries again as configured. */
@Component
public class AgentRunner implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(AgentRunner.class);

    private final Map<AgentType, Agent> agents = new EnumMap<>(AgentType.class);
    private final ExecutorService tries = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("agent-", 0).factory());

    /**
     * Takes every kind of agent there is.
     *
     * @param agents one of each kind
     */
    public AgentRunner(List<Agent> agents) {
        agents.forEach(agent -> this.agents.put(agent.type(), agent));
    }

    /**
     * Runs one turn to its end.
     *
     * @param turn the turn
     * @return how it ended; never throws for a failure of the agent
     */
    public AgentOutcome run(AgentTurn turn) {
        AgentRuntime runtime = turn.agent().runtime();
        Agent agent = agents.get(runtime.type());
        if (agent == null) {
            return new AgentOutcome.Failed(
                    "this version has no agent of type %s, only %s".formatted(runtime.type(), agents.keySet()), 0);
        }
        long started = System.nanoTime();
        int tries = 0;
        while (true) {
            tries++;
            try {
                AgentReply reply = ask(agent, turn, runtime.timeout());
                return new AgentOutcome.Replied(reply, Duration.ofNanos(System.nanoTime() - started));
            } catch (AgentException failure) {
                String reason = String.valueOf(failure.getMessage());
                log.warn(
                        "agent={} session={} turn={} attempt={} failed: {}",
                        turn.agent().id(),
                        turn.session(),
                        turn.id(),
                        tries,
                        reason);
                if (!failure.retryable() || tries > runtime.retries()) {
                    return new AgentOutcome.Failed(reason, tries, failure.notice());
                }
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return new AgentOutcome.Interrupted();
            }
        }
    }

    private AgentReply ask(Agent agent, AgentTurn turn, Duration timeout) throws AgentException, InterruptedException {
        Future<AgentReply> answer = tries.submit(() -> agent.answer(turn));
        try {
            return timeout.isZero() ? answer.get() : answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new AgentException("no answer within " + timeout.toSeconds() + " s", true);
        } catch (ExecutionException failed) {
            throw switch (failed.getCause()) {
                case AgentException known -> known;
                case Throwable broken ->
                    new AgentException(
                            "the agent broke with " + broken.getClass().getSimpleName(), true);
                case null -> new AgentException("the agent broke", true);
            };
        } finally {
            answer.cancel(true);
        }
    }

    @Override
    public void destroy() {
        tries.shutdownNow();
    }
}
