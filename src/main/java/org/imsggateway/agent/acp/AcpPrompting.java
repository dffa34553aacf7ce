package org.imsggateway.agent.acp;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.imsggateway.agent.AgentException;
import org.imsggateway.agent.AnswerParts;
import org.imsggateway.rpc.RpcException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One prompt on its way: the wait for its end, and its orderly end when nobody waits any longer. */
final class AcpPrompting {

    private static final Logger log = LoggerFactory.getLogger(AcpPrompting.class);

    /** So long an agent may take to stop when it was asked to; then its session is given up. */
    private static final Duration CANCEL_PATIENCE = Duration.ofSeconds(10);

    private static final Duration TELLING = Duration.ofMillis(300);

    private final AcpProcess process;
    private final String sessionId;
    private final boolean bound;

    AcpPrompting(AcpProcess process, String sessionId, boolean bound) {
        this.process = process;
        this.sessionId = sessionId;
        this.bound = bound;
    }

    /**
     * Runs it.
     *
     * @param deadline how long it may take
     * @return what was said
     */
    String run(List<Map<String, Object>> prompt, AcpTurn turn, Duration deadline)
            throws AgentException, InterruptedException {
        // Before its thread runs, so that whoever is interrupted at once finds something to cancel.
        process.begin(sessionId, turn);
        Callable<String> work = () -> process.prompt(sessionId, prompt, turn);
        FutureTask<String> answer = new FutureTask<>(work);
        var _ = turn.givenUp().thenRun(() -> answer.cancel(true));
        Thread.ofVirtual().name("acp-prompt").start(answer);
        try {
            return ended(await(answer, turn, deadline), turn);
        } catch (TimeoutException late) {
            stop(answer);
            throw AcpFailure.ACP_TURN_FAILED.of("no answer within " + deadline.toSeconds() + " s", bound, false);
        } catch (InterruptedException over) {
            stop(answer);
            throw over;
        } catch (CancellationException stubborn) {
            throw AcpFailure.ACP_TURN_FAILED.of("the agent did not stop when it was told to", bound, false);
        } catch (RuntimeException broken) {
            // Whoever hears the parts could not take one.
            stop(answer);
            throw broken;
        } catch (ExecutionException failed) {
            return failed(failed.getCause(), turn);
        }
    }

    /** Tells what was said so far from time to time: the connection's own thread must not wait for the store. */
    private static String await(FutureTask<String> answer, AcpTurn turn, Duration deadline)
            throws InterruptedException, ExecutionException, TimeoutException {
        long due = System.nanoTime() + deadline.toNanos();
        while (!turn.parts().equals(AnswerParts.NONE) && due - System.nanoTime() > TELLING.toNanos()) {
            try {
                return answer.get(TELLING.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException _) {
                turn.parts().soFar(turn.reply().text());
            }
        }
        return answer.get(Math.max(0, due - System.nanoTime()), TimeUnit.NANOSECONDS);
    }

    private String ended(String stop, AcpTurn turn) throws AgentException {
        String text = turn.reply().text();
        turn.parts().soFar(text);
        if (turn.reply().isCut()) {
            log.warn(
                    "agent={} its answer was cut at {} characters",
                    turn.launch().agentId(),
                    AcpReply.LONGEST);
        }
        Optional<String> obstacle = text.isBlank() ? obstacle(stop) : Optional.empty();
        if (obstacle.isPresent()) {
            throw AcpFailure.ACP_TURN_FAILED.of(obstacle.get(), bound, false);
        }
        return text;
    }

    /** Why an agent that said nothing could not; empty if it had nothing to say. */
    private static Optional<String> obstacle(String stop) {
        return switch (stop) {
            case "refusal" -> Optional.of("the agent refused to go on");
            case "max_tokens" -> Optional.of("the agent reached its limit of tokens before it said anything");
            case "max_turn_requests" -> Optional.of("the agent reached its limit of requests before it said anything");
            default -> Optional.empty();
        };
    }

    /** The protocol knows no error for a turn that was to stop; some agents tell one all the same, of what broke off in them. */
    private String failed(@Nullable Throwable cause, AcpTurn turn) throws AgentException {
        if (cause instanceof RpcException.Remote && turn.cancelled().getAsBoolean()) {
            return ended("cancelled", turn);
        }
        throw failure(cause, turn);
    }

    /** A turn that may have begun its work is not tried again: what it did would be done twice. */
    private AgentException failure(@Nullable Throwable cause, AcpTurn turn) {
        if (!(cause instanceof RpcException known)) {
            log.error("agent={} a fault of this program", turn.launch().agentId(), cause);
            return AcpFailure.ACP_TURN_FAILED.of("internal error", bound, false);
        }
        boolean begun = !(known instanceof RpcException.Closed closed) || closed.maybeWritten();
        return AcpFailure.ACP_TURN_FAILED.of(
                AcpWords.explained(known, process.child()), AcpWords.of(known), bound, !begun);
    }

    private void stop(FutureTask<String> answer) {
        process.cancel(sessionId);
        try {
            var _ = answer.get(CANCEL_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException stubborn) {
            log.warn(
                    "an agent did not end a cancelled turn within {} s; its session is given up",
                    CANCEL_PATIENCE.toSeconds());
            process.giveUp(sessionId);
        } catch (InterruptedException hurry) {
            process.giveUp(sessionId);
        } catch (ExecutionException | CancellationException endedSomehow) {
            log.debug("a cancelled turn ended", endedSomehow);
        }
    }
}
