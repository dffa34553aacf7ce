package org.imsggateway.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.imsggateway.agent.http.CallException;
import org.imsggateway.config.AgentType;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.message.Conversation;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.Messages;
import org.imsggateway.message.SettableClock;
import org.imsggateway.session.SessionRouter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class AgentRunnerTests {

    private final AtomicInteger asked = new AtomicInteger();
    private final List<Duration> pauses = new ArrayList<>();
    private final SettableClock clock = new SettableClock();
    private final AgentStates states = new AgentStates(clock);

    @Test
    void anAnswerComesBackAsItIs() {
        assertThat(run(turn -> new AgentReply.Answer("yes", List.of()), 0))
                .isInstanceOfSatisfying(
                        AgentOutcome.Replied.class,
                        replied -> assertThat(replied.reply()).isEqualTo(new AgentReply.Answer("yes", List.of())));
    }

    @Test
    void aPassingFailureIsTriedAgainAsOftenAsConfigured() {
        assertThat(run(turn -> fail(true), 2)).isEqualTo(new AgentOutcome.Failed("out of order", 3));
        assertThat(asked).hasValue(3);
    }

    @Test
    void eachPauseIsAboutTwiceTheOneBeforeAndNoneIsLongerThanFiveMinutes() {
        run(turn -> fail(true), 12);

        assertThat(pauses).hasSize(12);
        assertThat(pauses.getFirst()).isBetween(Duration.ofMillis(1000), Duration.ofMillis(1500));
        assertThat(pauses.get(5)).isBetween(Duration.ofSeconds(16), Duration.ofSeconds(48));
        assertThat(pauses.getLast()).isBetween(Duration.ofSeconds(150), Duration.ofMinutes(5));
    }

    @Test
    void pausesHoldSomeChance() {
        run(turn -> fail(true), 6);
        List<Duration> before = List.copyOf(pauses);
        pauses.clear();
        run(turn -> fail(true), 6);

        assertThat(pauses).isNotEqualTo(before);
    }

    @Test
    @Timeout(120)
    void whileATurnWaitsForItsNextTryOthersOfAnAgentWithALimitAreAsked() {
        var runner = new AtomicReference<AgentRunner>();
        var meanwhile = new ArrayList<AgentOutcome>();
        Script script = turn -> asked.get() == 1 ? fail(true) : new AgentReply.Nothing();
        runner.set(new AgentRunner(
                List.of(new Scripted(script)),
                states,
                time -> meanwhile.add(runner.get().run(turn(0))),
                new SimpleMeterRegistry()));

        assertThat(runner.get().run(turn(1))).isInstanceOf(AgentOutcome.Replied.class);
        assertThat(meanwhile).singleElement().isInstanceOf(AgentOutcome.Replied.class);
        runner.get().destroy();
    }

    @Test
    void anAgentThatAsksForTimeGetsIt() {
        run(
                turn -> {
                    throw new AgentException(CallException.passing("busy", Duration.ofMinutes(2)));
                },
                1);

        assertThat(pauses).containsExactly(Duration.ofMinutes(2));
    }

    @Test
    void anAgentThatFailsIsNamedByTheDoctorUntilItAnswers() {
        run(turn -> fail(true), 1);
        assertThat(new AgentsCheck(states).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.cause()).isEqualTo("out of order (2 tries failed)"));
        assertThat(new AgentsHealthIndicator(states).health().getStatus().getCode())
                .isEqualTo("DEGRADED");

        run(turn -> new AgentReply.Nothing(), 0);
        assertThat(new AgentsCheck(states).findings()).isEmpty();
        assertThat(new AgentsHealthIndicator(states).health().getStatus().getCode())
                .isEqualTo("UP");
    }

    @Test
    void aFailureThatWouldRepeatItselfIsNotTriedAgain() {
        assertThat(run(turn -> fail(false), 2)).isEqualTo(new AgentOutcome.Failed("out of order", 1));
        assertThat(asked).hasValue(1);
    }

    @Test
    void anAgentThatBreaksIsAFailureThatNamesNoText() {
        assertThat(run(
                        turn -> {
                            throw new IllegalStateException("the secret text");
                        },
                        0))
                .isEqualTo(new AgentOutcome.Failed("the agent broke with IllegalStateException", 1));
    }

    @Test
    void anAgentThatHangsIsGivenUpAfterItsTimeout() {
        AgentOutcome outcome = run(
                turn -> {
                    new java.util.concurrent.CountDownLatch(1).await();
                    return new AgentReply.Nothing();
                },
                0);

        assertThat(outcome).isEqualTo(new AgentOutcome.Failed("no answer within 1 s", 1));
    }

    @Test
    void aTypeThatThisVersionDoesNotHaveFailsAndSaysSo() {
        var runner = runner(List.of());

        assertThat(runner.run(turn(0)))
                .isInstanceOfSatisfying(
                        AgentOutcome.Failed.class,
                        failed -> assertThat(failed.reason()).contains("ECHO"));
        runner.destroy();
    }

    private AgentReply fail(boolean retryable) throws AgentException {
        throw new AgentException("out of order", retryable);
    }

    private AgentOutcome run(Script script, int retries) {
        var runner = runner(List.of(new Scripted(script)));
        try {
            return runner.run(turn(retries));
        } finally {
            runner.destroy();
        }
    }

    private AgentRunner runner(List<Agent> agents) {
        return new AgentRunner(agents, states, pauses::add, new SimpleMeterRegistry());
    }

    private static AgentTurn turn(int retries) {
        InboundMessage message = Messages.direct().build();
        Conversation conversation = Conversation.direct(message.account(), message.from());
        GatewayConfig config = GatewayConfig.parse(
                "agents: {list: [{id: main, runtime: {type: echo, timeout: 1s, maxConcurrent: 1, retries: " + retries
                        + "}}]}");
        var route = new SessionRouter().route(message, conversation, config);
        return new AgentTurn(
                "turn-1", route.agent(), route.session(), "life-1", conversation, message, said(message), List.of());
    }

    private static TurnMessage said(InboundMessage message) {
        return new TurnMessage(
                "imessage:" + message.sender(),
                "imessage:" + message.sender(),
                TurnMessage.ChatType.DIRECT,
                null,
                null,
                message.from().value(),
                message.sender(),
                message.guid(),
                null,
                message.sentAt(),
                message.text(),
                message.text(),
                List.of(),
                List.of(),
                true,
                false);
    }

    private interface Script {
        AgentReply answer(AgentTurn turn) throws AgentException, InterruptedException;
    }

    private final class Scripted implements Agent {
        private final Script script;

        Scripted(Script script) {
            this.script = script;
        }

        @Override
        public AgentType type() {
            return AgentType.ECHO;
        }

        @Override
        public AgentReply answer(AgentTurn turn) throws AgentException, InterruptedException {
            asked.incrementAndGet();
            return script.answer(turn);
        }
    }
}
