package org.imsggateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.imsggateway.message.Messages;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person in the chat sees, and what the operator sees, for each thing that an ACP agent may do. */
@Timeout(120)
class AcpAnswersIntegrationTests {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final String SORRY =
            "Sorry, I could not answer that just now. Your message was kept; please try again a little later.";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path home;

    private static final AtomicInteger rows = new AtomicInteger();

    @SuppressWarnings("NullAway.Init")
    private static InboundContext shared;

    @BeforeAll
    static void begin() {
        shared = start(home, "60s");
    }

    @AfterAll
    static void stop() {
        shared.close();
    }

    private static InboundContext start(Path home, String timeout) {
        return InboundContext.in(home, """
                gateway: {home: %s}
                channels: {imessage: {dmPolicy: open, allowFrom: ['*']}}
                agents:
                  list:
                    - id: main
                      runtime:
                        type: acp
                        timeout: %s
                        acp:
                          command: [%s, -XX:+UseSerialGC, -XX:TieredStopAtLevel=1, -cp, '%s', org.imsggateway.agent.acp.HostileAgent]
                """.formatted(
                                home,
                                timeout,
                                System.getProperty("java.home") + "/bin/java",
                                System.getProperty("java.class.path")))
                .pausing(time -> {})
                .start();
    }

    private static String outcomeOf(InboundContext gateway, String text) {
        int row = rows.incrementAndGet();
        gateway.accept(Messages.direct().row(row).text(text).build());
        return String.valueOf(gateway.outcomes().get("G-" + row));
    }

    private static List<String> textsSince(int before) {
        List<String> texts = shared.channel().texts();
        return texts.subList(before, texts.size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Hi | Hi",
                "<tool_call>secret ` b</tool_call>Run `ls` | Run `ls`",
                "see [[reply_to_current]] there | see there",
                "do:tools | Found it.",
                "do:garbage | after the garbage",
                "do:broken | after the bytes",
            })
    void whatIsForPeopleIsShownAndNothingElse(String text, String shown) {
        int before = shared.channel().texts().size();
        assertThat(outcomeOf(shared, text)).isEqualTo("HANDLED answered");
        await().atMost(LONG).until(() -> textsSince(before).size() == 1);
        assertThat(textsSince(before).getFirst()).endsWith(shown).doesNotContain("secret", "tool_call", "reply_to");
    }

    @Test
    void anAgentThatSaysNothingHasNothingToSay() {
        int before = shared.channel().texts().size();
        assertThat(outcomeOf(shared, "do:nothing")).isEqualTo("HANDLED nothing to say");
        assertThat(textsSince(before)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "do:die | the agent's process ended with exit code 3",
                "do:refuse | the agent refused to go on",
                "do:fail | -32603",
            })
    void aFailureIsForTheOperatorAndTheSenderIsToldOneSentence(String text, String reason) {
        int before = shared.channel().texts().size();
        assertThat(outcomeOf(shared, text)).startsWith("DEAD agent failed: ").contains(reason);
        await().atMost(LONG).until(() -> textsSince(before).equals(List.of(SORRY)));
    }

    @Test
    void aMegabyteIsShownInMessagesOfTheUsualLength() {
        int before = shared.channel().texts().size();
        assertThat(outcomeOf(shared, "do:large")).isEqualTo("HANDLED answered");
        await().atMost(LONG)
                .until(() ->
                        textsSince(before).stream().mapToInt(String::length).sum() == 1024 * 1024);
        assertThat(textsSince(before)).allMatch(text -> text.length() <= 4000);
    }

    @Test
    void anAgentThatTakesTooLongIsGivenUpAndTheSenderIsToldOnce(@TempDir Path own) {
        try (InboundContext gateway = start(own, "3s")) {
            assertThat(outcomeOf(gateway, "do:hang"))
                    .startsWith("DEAD agent failed: ")
                    .contains("no answer within 3 s");
            await().atMost(LONG).until(() -> gateway.channel().texts().equals(List.of(SORRY)));
        }
    }
}
