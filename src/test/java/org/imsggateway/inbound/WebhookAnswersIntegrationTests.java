package org.imsggateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.imsggateway.agent.webhook.WebhookReceiver;
import org.imsggateway.agent.webhook.WebhookReceiver.Answer;
import org.imsggateway.message.Messages;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a person in the chat sees, and what the operator sees, for each thing that a webhook agent may answer. */
class WebhookAnswersIntegrationTests {

    private static final String SORRY =
            "Sorry, I could not answer that just now." + " Your message was kept; please try again a little later.";
    private static final String ANSWERED = "HANDLED answered";
    private static final String NOTHING = "HANDLED nothing to say";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path home;

    private static final WebhookReceiver receiver = new WebhookReceiver();
    private static final AtomicInteger rows = new AtomicInteger();

    @SuppressWarnings("NullAway.Init")
    private static InboundContext shared;

    @BeforeAll
    static void begin() {
        shared = start(home, "10m");
    }

    @AfterAll
    static void stop() {
        shared.close();
        receiver.close();
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                argumentSet("a text", json("{\"text\": \"Hi\"}"), ANSWERED, List.of("Hi")),
                argumentSet("fields that are new", json("{\"text\": \"Hi\", \"mood\": 1}"), ANSWERED, List.of("Hi")),
                argumentSet("204", Answer.status(204), NOTHING, List.of()),
                argumentSet("an empty text", json("{\"text\": \" \"}"), NOTHING, List.of()),
                argumentSet("the word for silence", json("{\"text\": \"NO_REPLY\"}"), NOTHING, List.of()),
                argumentSet("reasoning alone", json("{\"text\": \"<think>x</think>\"}"), NOTHING, List.of()),
                argumentSet(
                        "internal marks",
                        json("{\"text\": \"<think>x</think>Hi [[reply_to_current]] there<|im_end|>\"}"),
                        ANSWERED,
                        List.of("Hi there")),
                argumentSet("an empty body", Answer.status(200), failed("answered 200 with the type \"\""), sorry()),
                argumentSet("no text", json("{}"), failed("answered without a text"), sorry()),
                argumentSet("a number", json("{\"text\": 7}"), failed("answered without a text"), sorry()),
                argumentSet("no JSON", json("Hi"), failed("answered with something that is no JSON object"), sorry()),
                argumentSet("a list", json("[]"), failed("answered with something that is no JSON object"), sorry()),
                argumentSet(
                        "HTML",
                        Answer.of(200, "text/html", "<p>Hi"),
                        failed("answered 200 with the type \"text/html\""),
                        sorry()),
                argumentSet(
                        "bytes that are no UTF-8",
                        Answer.raw(200, "application/json", "{\"text\": \"\u00ff\"}"),
                        failed("answered with bytes that are no UTF-8"),
                        sorry()),
                argumentSet(
                        "files",
                        json("{\"text\": \"Hi\", \"media\": \"/etc/passwd\"}"),
                        failed("answered with media"),
                        sorry()),
                argumentSet(
                        "a list of files",
                        json("{\"text\": \"Hi\", \"media\": [\"/etc/passwd\"]}"),
                        failed("answered with media"),
                        sorry()),
                argumentSet("201", Answer.of(201, "application/json", "{}"), failed("answered 201"), sorry()),
                argumentSet("a redirect", elsewhere(), failed("answered 302; redirects are not followed"), sorry()),
                argumentSet(
                        "another secret",
                        Answer.of(401, "text/plain", "secret"),
                        failed("answered 401; check runtime.secret here and there (tried 3 times)"),
                        sorry()),
                argumentSet(
                        "not allowed",
                        Answer.status(403),
                        failed("answered 403; check runtime.secret here and there (tried 3 times)"),
                        sorry()),
                argumentSet(
                        "not found",
                        Answer.of(404, "text/plain", "secret"),
                        failed("answered 404; check runtime.url (tried 3 times)"),
                        sorry()),
                argumentSet(
                        "a proxy",
                        Answer.status(407),
                        failed("answered 407; check runtime.url (tried 3 times)"),
                        sorry()),
                argumentSet("refused", Answer.status(400), failed("answered 400"), sorry()),
                argumentSet("out of order", Answer.status(500), failed("answered 500 (tried 3 times)"), sorry()),
                argumentSet("too many requests", Answer.status(429), failed("answered 429 (tried 3 times)"), sorry()),
                argumentSet(
                        "too large",
                        json("{\"text\": \"" + "x".repeat(3_000_000) + "\"}"),
                        failed("answered with more than 2097152 bytes"),
                        sorry()));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void anAnswerIsShownAsTheRulesSayAndAFailureNeverIs(Answer answer, String outcome, List<String> shown) {
        assertOutcome(answer, outcome, shown);
    }

    static Stream<Arguments> streams() {
        String lines = "application/x-ndjson";
        String events = "text/event-stream; charset=utf-8";
        return Stream.of(
                argumentSet(
                        "lines",
                        Answer.of(200, lines, "{\"delta\":\"Grü\"}\n\n{\"delta\":\"ße\"}\r\n{\"done\":true}\n"),
                        ANSWERED,
                        List.of("Grüße")),
                argumentSet(
                        "a last text",
                        Answer.of(200, lines, "{\"delta\":\"dra\"}\n{\"text\":\"final\",\"done\":true}"),
                        ANSWERED,
                        List.of("final")),
                argumentSet(
                        "events",
                        Answer.of(200, events, ": hi\nevent: x\ndata: {\"delta\":\ndata: \"Hi\"}\n\ndata: [DONE]\n\n"),
                        ANSWERED,
                        List.of("Hi")),
                argumentSet("nothing in lines", Answer.of(200, lines, "{\"done\":true}"), NOTHING, List.of()),
                argumentSet(
                        "no end",
                        Answer.of(200, lines, "{\"delta\":\"Hi\"}\n"),
                        failed("ended its answer without \"done\": true (tried 3 times)"),
                        sorry()),
                argumentSet(
                        "an error",
                        Answer.of(200, lines, "{\"delta\":\"Hi\"}\n{\"error\":\"secret\"}\n"),
                        failed("ended its answer with an error (tried 3 times)"),
                        sorry()),
                argumentSet(
                        "no JSON",
                        Answer.of(200, lines, "Hi\n"),
                        failed("answered with something that is no JSON object"),
                        sorry()),
                argumentSet(
                        "no UTF-8",
                        Answer.raw(200, lines, "{\"delta\":\"\u00ff\"}\n"),
                        failed("answered with bytes that are no UTF-8"),
                        sorry()),
                argumentSet(
                        "too large",
                        Answer.of(200, lines, "{\"delta\":\"" + "x".repeat(3_000_000)),
                        failed("answered with more than 2097152 bytes"),
                        sorry()));
    }

    @ParameterizedTest
    @MethodSource("streams")
    void anAnswerInPartsIsShownWholeOrNotAtAll(Answer answer, String outcome, List<String> shown) {
        assertOutcome(answer, outcome, shown);
    }

    private void assertOutcome(Answer answer, String outcome, List<String> shown) {
        receiver.answers(request -> answer);
        int before = shared.channel().texts().size();

        assertThat(outcomeOf(shared)).startsWith(outcome.replace("HOST", host()));
        await().until(() -> textsSince(before).equals(shown));
    }

    private static String outcomeOf(InboundContext gateway) {
        int row = rows.incrementAndGet();
        gateway.accept(Messages.direct().row(row).build());
        return String.valueOf(gateway.outcomes().get("G-" + row));
    }

    private static List<String> textsSince(int before) {
        List<String> texts = shared.channel().texts();
        return texts.subList(before, texts.size());
    }

    @Test
    void aMegabyteIsShownInMessagesOfTheUsualLength() {
        String line = "a line of text\\n";
        receiver.answers(request -> json("{\"text\": \"" + line.repeat(1_000_000 / line.length()) + "\"}"));
        int before = shared.channel().texts().size();

        assertThat(outcomeOf(shared)).isEqualTo(ANSWERED);
        await().until(() ->
                textsSince(before).stream().mapToInt(text -> text.length() + 1).sum() > 900_000);
        assertThat(textsSince(before)).allMatch(text -> text.length() <= 4000);
    }

    @Test
    void anAgentThatTakesTooLongIsGivenUpAndTheSenderIsToldOnce(@TempDir Path own) {
        var never = new CountDownLatch(1);
        receiver.answers(request -> {
            try {
                never.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return Answer.status(500);
        });
        try (InboundContext gateway = start(own, "100ms")) {
            assertThat(outcomeOf(gateway)).startsWith("DEAD agent failed: ").endsWith(" (tried 3 times)");
            await().until(() -> gateway.channel().texts().equals(sorry()));
        } finally {
            never.countDown();
        }
    }

    private static InboundContext start(Path home, String timeout) {
        String yaml = """
                agents: {list: [{id: main, runtime: {type: webhook, url: '%s', retries: 2, timeout: %s}}]}
                channels: {imessage: {dmPolicy: open, allowFrom: ['*']}}
                """.formatted(receiver.url(), timeout);
        return InboundContext.in(home, yaml).pausing(time -> {}).start();
    }

    private static String host() {
        return receiver.url().substring("http://".length(), receiver.url().length() - "/in".length());
    }

    private static Answer json(String body) {
        return Answer.json(body);
    }

    private static Answer elsewhere() {
        return new Answer(302, "", "", Map.of("Location", "http://169.254.169.254/"));
    }

    private static String failed(String reason) {
        return "DEAD agent failed: HOST " + reason;
    }

    private static List<String> sorry() {
        return List.of(SORRY);
    }
}
