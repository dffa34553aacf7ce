package org.imsggateway.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.imsggateway.config.AgentType;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.message.Conversation;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.Messages;
import org.imsggateway.session.SessionRouter;
import org.junit.jupiter.api.Test;

class AgentRunnerTests {

    private final AtomicInteger asked = new AtomicInteger();

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
        var runner = new AgentRunner(List.of());

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
        var runner = new AgentRunner(List.of(new Scripted(script)));
        try {
            return runner.run(turn(retries));
        } finally {
            runner.destroy();
        }
    }

    private static AgentTurn turn(int retries) {
        InboundMessage message = Messages.direct().build();
        Conversation conversation = Conversation.direct(message.account(), message.from());
        GatewayConfig config = GatewayConfig.parse(
                "agents: {list: [{id: main, runtime: {type: echo, timeout: 1s, retries: " + retries + "}}]}");
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
