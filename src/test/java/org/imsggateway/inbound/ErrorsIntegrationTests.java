package org.imsggateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.imsggateway.agent.Agent;
import org.imsggateway.agent.AgentReply;
import org.imsggateway.agent.AgentTurn;
import org.imsggateway.config.AgentType;
import org.imsggateway.message.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;

/** Errors, such as of a stack that is too small, on a message's way: the message ends visibly, and once. */
class ErrorsIntegrationTests {

    private static final String OPEN = """
            agents: {list: [{id: main, runtime: {type: echo}}]}
            channels: {imessage: {dmPolicy: open, allowFrom: ["*"]}}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path home;

    private final AtomicInteger asked = new AtomicInteger();

    /** Answers, and then the end of the turn breaks. */
    private final class Breaking implements Agent {

        @Override
        public AgentType type() {
            return AgentType.ECHO;
        }

        @Override
        public AgentReply answer(AgentTurn turn) {
            asked.incrementAndGet();
            return new AgentReply.Answer("answer", List.of());
        }

        @Override
        public void concluded(String turnId) {
            throw new StackOverflowError("on purpose");
        }
    }

    /** Breaks for whoever judges, once. */
    private static final class BreakingClock extends Clock {

        private final AtomicInteger left = new AtomicInteger(1);

        @Override
        public Instant instant() {
            if (Thread.currentThread().getName().startsWith("judge") && left.getAndDecrement() > 0) {
                throw new StackOverflowError("on purpose");
            }
            return Instant.parse("2026-03-04T10:15:00Z");
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private static RetryTemplate once() {
        return new RetryTemplate(RetryPolicy.builder().maxRetries(0).build());
    }

    @Test
    void anErrorThatBreaksATurnEndsItAndItsAgentIsNotAskedForEver() {
        try (InboundContext gateway = InboundContext.retrying(home, OPEN, once())
                .answering(new Breaking())
                .start()) {
            gateway.accept(Messages.direct().row(1).text("hello").build());
            assertThat(gateway.outcomes()).containsEntry("G-1", "DEAD turn broke: internal error");
            gateway.bean(InboundConductor.class).takeUpStranded();
            gateway.bean(InboundConductor.class).takeUpStranded();
            assertThat(asked).hasValue(1);
        }
    }

    @Test
    void anErrorThatBreaksAJudgementHoldsItsMessage() {
        try (InboundContext gateway =
                InboundContext.retrying(home, OPEN, new BreakingClock(), once()).start()) {
            gateway.accept(Messages.direct().row(1).text("hello").build());
            assertThat(gateway.outcomes()).containsEntry("G-1", "HELD internal error");
        }
    }
}
