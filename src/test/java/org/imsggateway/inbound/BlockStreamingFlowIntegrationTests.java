package org.imsggateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.imsggateway.agent.Agent;
import org.imsggateway.agent.AgentException;
import org.imsggateway.agent.AgentReply;
import org.imsggateway.agent.AgentTurn;
import org.imsggateway.config.AgentType;
import org.imsggateway.message.Messages;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An answer that goes out while it is being said. */
@Timeout(120)
class BlockStreamingFlowIntegrationTests {

    private static final String OFF = """
            agents: {list: [{id: main, runtime: {type: echo, retries: 2, timeout: 30s}}]}
            channels: {imessage: {dmPolicy: open, allowFrom: ["*"], responsePrefix: "[bot]"}}
            """;
    private static final String ON = OFF.replace("dmPolicy", "blockStreaming: true, dmPolicy");
    private static final String COLLECT = "messages: {queue: {mode: collect}}\n";
    private static final String SORRY =
            "Sorry, I could not answer that just now. Your message was kept; please try again a little later.";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path home;

    private @Nullable InboundContext started;
    private final LinkedBlockingQueue<Try> script = new LinkedBlockingQueue<>();
    private final CountDownLatch never = new CountDownLatch(1);

    /** What the agent does when it is asked. */
    @FunctionalInterface
    private interface Try {
        String answer(AgentTurn turn) throws AgentException, InterruptedException;
    }

    private final class Speaker implements Agent {

        @Override
        public AgentType type() {
            return AgentType.ECHO;
        }

        @Override
        public AgentReply answer(AgentTurn turn) throws AgentException, InterruptedException {
            String said = script.take().answer(turn);
            return said.isEmpty() ? new AgentReply.Nothing() : new AgentReply.Answer(said, List.of());
        }
    }

    private InboundContext gateway(String yaml) {
        started = InboundContext.in(home, yaml)
                .answering(new Speaker())
                .pausing(_ -> {})
                .start();
        return started;
    }

    @AfterEach
    void stop() {
        if (started != null) {
            started.close();
        }
    }

    /** Says something and fails, in a way that may pass. */
    private static Try broken(String text) {
        return turn -> {
            turn.parts().soFar(text);
            throw new AgentException("the line broke", true);
        };
    }

    private static Try whole(String text) {
        return turn -> {
            for (int length = 1; length <= text.length(); length++) {
                turn.parts().soFar(text.substring(0, length));
            }
            return text;
        };
    }

    private Try hanging(String text) {
        return turn -> {
            turn.parts().soFar(text);
            never.await();
            return text;
        };
    }

    private static void ask(InboundContext gateway) {
        gateway.accept(Messages.direct().row(1).text("hi").build());
    }

    private static void awaitTexts(InboundContext gateway, String... texts) {
        await().untilAsserted(() -> assertThat(gateway.channel().texts()).containsExactly(texts));
    }

    @Test
    void whatIsFinishedGoesOutWhileTheAgentStillSpeaks() {
        var gateway = gateway(ON);
        var goOn = new CountDownLatch(1);
        script.add(turn -> {
            turn.parts().soFar("One.\n\nTwo.\n\nThr");
            goOn.await();
            return "One.\n\nTwo.\n\nThree.";
        });
        ask(gateway);
        awaitTexts(gateway, "[bot] One.", "Two.");
        goOn.countDown();
        assertThat(gateway.outcomes()).containsEntry("G-1", "HANDLED answered");
        awaitTexts(gateway, "[bot] One.", "Two.", "Three.");
    }

    @Test
    void unlessItIsSwitchedOnAnAnswerGoesOutWhole() {
        var gateway = gateway(OFF);
        script.add(whole("One.\n\nTwo."));
        ask(gateway);
        awaitTexts(gateway, "[bot] One.\n\nTwo.");
    }

    @Test
    void reasoningIsSeenInNoPart() {
        var gateway = gateway(ON);
        script.add(whole("<think>a\n\nb</think>\n\nOne.\n\n<think>c\n\nd</think>Two.\n\nNO_REPLY"));
        ask(gateway);
        assertThat(gateway.outcomes()).containsEntry("G-1", "HANDLED answered");
        awaitTexts(gateway, "[bot] One.", "Two.");
    }

    @Test
    void aTryThatSaysTheSameGoesOnWhereTheOneBeforeBroke() {
        var gateway = gateway(ON);
        script.add(broken("One.\n\nTwo.\n\nTh"));
        script.add(broken("One.\n\nTw"));
        script.add(whole("One.\n\nTwo.\n\nThree.\n\nFour."));
        ask(gateway);
        assertThat(gateway.outcomes()).containsEntry("G-1", "HANDLED answered");
        awaitTexts(gateway, "[bot] One.", "Two.", "Three.", "Four.");
    }

    @Test
    void aTryThatSaysSomethingElseAfterAPartWentOutHasFailed() {
        var gateway = gateway(ON);
        script.add(broken("One.\n\nTwo.\n\nTh"));
        script.add(whole("One.\n\nAnother.\n\nThree."));
        ask(gateway);
        assertThat(gateway.outcomes().get("G-1")).startsWith("DEAD agent failed: it said something else");
        awaitTexts(gateway, "[bot] One.", "Two.", SORRY);
    }

    @Test
    void whatWasTakenBackBeforeItWentOutLeavesNoTrace() {
        var gateway = gateway(ON.replace("dmPolicy", "blockStreamingCoalesce: {minChars: 50, maxChars: 60}, dmPolicy"));
        String said = "a".repeat(50);
        script.add(turn -> {
            turn.parts().soFar("short\n\nx");
            turn.parts().anew();
            return whole("<think>" + "s".repeat(60) + "\n\n</think>" + said + "\n\nb")
                    .answer(turn);
        });
        ask(gateway);
        awaitTexts(gateway, "[bot] " + said, "b");
    }

    @Test
    void aTryThatSaysLessThanWhatWentOutHasFailed() {
        var gateway = gateway(ON);
        script.add(broken("One.\n\nTwo.\n\nTh"));
        script.add(whole("One."));
        ask(gateway);
        assertThat(gateway.outcomes().get("G-1")).startsWith("DEAD");
        awaitTexts(gateway, "[bot] One.", "Two.", SORRY);
    }

    @Test
    void afterARestartPartsThatWentOutAreNotSentAgain() {
        var first = gateway(ON);
        script.add(hanging("One.\n\nTwo.\n\nTh"));
        ask(first);
        awaitTexts(first, "[bot] One.", "Two.");
        first.close();

        script.add(whole("One.\n\nTwo.\n\nThree."));
        var second = gateway(ON);
        assertThat(second.outcomes()).containsEntry("G-1", "HANDLED answered");
        awaitTexts(second, "Three.");
    }

    @Test
    void anAgentThatSaysTheSameInOnePieceGoesOnAfterThePartsThatWentOut() {
        var gateway = gateway(ON);
        script.add(broken("One.\n\nTwo.\n\nTh"));
        script.add(_ -> "One.\n\nTwo.\n\nThree.\n\nFour.");
        ask(gateway);
        assertThat(gateway.outcomes()).containsEntry("G-1", "HANDLED answered");
        awaitTexts(gateway, "[bot] One.", "Two.", "Three.\n\nFour.");
    }

    @Test
    void anAgentThatSaysLessInOnePieceThanWhatWentOutHasFailed() {
        var gateway = gateway(ON);
        script.add(broken("One.\n\nTwo.\n\nTh"));
        script.add(_ -> "One.\n\nTwo.");
        ask(gateway);
        assertThat(gateway.outcomes().get("G-1")).startsWith("DEAD agent failed: it said something else");
        awaitTexts(gateway, "[bot] One.", "Two.", SORRY);
    }

    @Test
    void anAgentThatHasNothingToSayAfterAPartWentOutHasFailed() {
        var gateway = gateway(ON);
        script.add(broken("One.\n\nTwo.\n\nTh"));
        script.add(_ -> "");
        ask(gateway);
        assertThat(gateway.outcomes().get("G-1")).startsWith("DEAD agent failed: it said something else");
    }

    @Test
    void partsThatWentOutAreNotSentAgainWhenStreamingIsSwitchedOffMeanwhile() {
        var first = gateway(ON);
        script.add(hanging("One.\n\nTwo.\n\nTh"));
        ask(first);
        awaitTexts(first, "[bot] One.", "Two.");
        first.close();

        script.add(_ -> "One.\n\nTwo.\n\nThree.\n\nFour.");
        var second = gateway(OFF);
        assertThat(second.outcomes()).containsEntry("G-1", "HANDLED answered");
        awaitTexts(second, "Three.\n\nFour.");
    }

    @Test
    void aTurnThatHasBegunToSpeakIsCollectedWithNoOther() {
        var first = gateway(ON + COLLECT);
        script.add(hanging("One.\n\nTwo.\n\nTh"));
        ask(first);
        awaitTexts(first, "[bot] One.", "Two.");
        first.accept(Messages.direct().row(2).text("two").build());
        await().until(() ->
                first.entries().stream().allMatch(entry -> entry.state().equals("QUEUED")));
        first.close();

        var second = gateway(ON + COLLECT);
        assertThat(second.bean(TurnCollector.class).collect(List.of(1L, 2L))).containsExactly(1L, 2L);

        script.add(whole("One.\n\nTwo.\n\nThree."));
        script.add(whole("Second."));
        assertThat(second.outcomes()).containsEntry("G-1", "HANDLED answered").containsEntry("G-2", "HANDLED answered");
        awaitTexts(second, "Three.", "[bot] Second.");
    }

    @Test
    void aTryWhoseTimeIsOverIsNotHeardAnyMore() {
        var gateway = gateway(ON.replace("30s", "1s").replace("retries: 2", "retries: 1"));
        var late = new AtomicInteger();
        script.add(turn -> {
            turn.parts().soFar("One.\n\nTw");
            try {
                never.await();
            } catch (InterruptedException over) {
                turn.parts().soFar("One.\n\nLate.\n\nx");
                late.incrementAndGet();
            }
            return "";
        });
        script.add(turn -> {
            await().until(() -> late.get() == 1);
            return whole("One.\n\nTwo.").answer(turn);
        });
        ask(gateway);
        assertThat(gateway.outcomes()).containsEntry("G-1", "HANDLED answered");
        awaitTexts(gateway, "[bot] One.", "Two.");
    }
}
