package org.imsggateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.imsggateway.agent.openai.ModelServer.DONE;
import static org.imsggateway.agent.openai.ModelServer.body;
import static org.imsggateway.agent.openai.ModelServer.breaksAfter;
import static org.imsggateway.agent.openai.ModelServer.end;
import static org.imsggateway.agent.openai.ModelServer.event;
import static org.imsggateway.agent.openai.ModelServer.json;
import static org.imsggateway.agent.openai.ModelServer.streams;
import static org.imsggateway.agent.openai.ModelServer.token;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.imsggateway.agent.openai.ModelServer;
import org.imsggateway.message.Messages;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a person in the chat sees, and what the operator sees, for each thing that a model's API may answer. */
class ModelAnswersIntegrationTests {

    private static final String SORRY =
            "Sorry, I could not answer that just now. Your message was kept; please try again a little later.";
    private static final String ANSWERED = "HANDLED answered";
    private static final String NOTHING = "HANDLED nothing to say";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path home;

    private static final ModelServer server = new ModelServer();
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
        server.close();
    }

    static Stream<Arguments> shown() {
        return Stream.of(
                argumentSet("a text", says("At ", "noon."), "At noon."),
                argumentSet("an answer cut at the limit of tokens", streams(token("At"), end("length"), DONE), "At"),
                argumentSet("marks", says("<thi", "nk>a ` b</think>Run `ls`", "<|im_end|>"), "Run `ls`"),
                argumentSet("a tag for delivery", says("Hi [[reply_to_current]] there"), "Hi there"),
                argumentSet("silence at the end", says("Hi NO_REPLY"), "Hi"),
                argumentSet(
                        "reasoning in a field of its own",
                        streams(
                                event("{'choices':[{'delta':{'reasoning_content':'secret','reasoning':'secret'}}]}"),
                                token("Hi"),
                                end("stop"),
                                DONE),
                        "Hi"),
                argumentSet(
                        "reasoning as a part",
                        json(
                                200,
                                "{'choices':[{'message':{'content':[{'type':'reasoning','text':'secret'},"
                                        + "{'type':'text','text':'Hi'}]}}]}"),
                        "Hi"),
                argumentSet(
                        "a call of a tool",
                        streams(
                                event("{'choices':[{'delta':{'tool_calls':[{'function':{'name':'secret'}}]}}]}"),
                                token("Hi"),
                                end("stop"),
                                DONE),
                        "Hi"));
    }

    @ParameterizedTest
    @MethodSource("shown")
    void whatIsForPeopleIsShownAndNothingElse(ModelServer.Script answer, String shown) {
        assertOutcome(answer, ANSWERED, List.of(shown));
    }

    static Stream<Arguments> nothing() {
        return Stream.of(
                argumentSet("no token", streams(end("stop"), DONE)),
                argumentSet("blanks", says(" ")),
                argumentSet("the word for silence", says("NO_", "REPLY")),
                argumentSet("reasoning alone", says("<think>secret</think>")),
                argumentSet("memories without an end", says("<relevant-memories>secret")),
                argumentSet("calls of tools alone", streams(end("tool_calls"), DONE)),
                argumentSet("null", json(200, "{'choices':[{'message':{'content':null}}]}")));
    }

    @ParameterizedTest
    @MethodSource("nothing")
    void anAnswerWithNothingForPeopleIsNotShown(ModelServer.Script answer) {
        assertOutcome(answer, NOTHING, List.of());
    }

    static Stream<Arguments> failures() {
        byte[] broken = event("{'choices':[{'delta':{'content':'\u00ff'}}]}").getBytes(StandardCharsets.ISO_8859_1);
        byte[] brokenJson =
                "{\"choices\":[{\"message\":{\"content\":\"\u00ff\"}}]}".getBytes(StandardCharsets.ISO_8859_1);
        String notUtf8 = "answered with bytes that are no UTF-8";
        String tooMuch = "answered with more than 2097152 bytes";
        return Stream.of(
                argumentSet("a filter", streams(token("At"), end("content_filter"), DONE), "withheld the answer"),
                argumentSet("a limit", streams(end("length"), DONE), "reached its limit of tokens before"),
                argumentSet("no end", streams(token("At")), thrice("ended its answer before it was complete")),
                argumentSet("broken off", breaksAfter(token("At")), "broke its answer off"),
                argumentSet(
                        "an error",
                        streams(token("At"), event("{'error':{'message':'secret','code':'overloaded'}}")),
                        thrice("ended its answer with an error (overloaded)")),
                argumentSet("no JSON", streams("data: secret\n\n"), thrice("sent an event that is no JSON object")),
                argumentSet("no UTF-8", body(200, "text/event-stream", broken, null), notUtf8),
                argumentSet("no UTF-8 in JSON", body(200, "application/json", brokenJson, null), notUtf8),
                argumentSet("too large", says("x".repeat(3_000_000)), tooMuch),
                argumentSet("too large a body", json(200, "x".repeat(3_000_000)), tooMuch),
                argumentSet("no choices", json(200, "{}"), "answered without choices: check runtime.baseUrl"),
                argumentSet("an empty body", json(200, ""), "answered with something that is no JSON object"),
                argumentSet(
                        "HTML",
                        body(200, "text/html", new byte[] {'<'}, null),
                        "answered 200 with the type \"text/html\""),
                argumentSet("a wrong key", json(401, "{'error':{'message':'secret'}}"), "answered 401"),
                argumentSet("a wrong model", json(404, "{'error':{'code':'model_not_found'}}"), "answered 404 (model_"),
                argumentSet("too long", json(400, "{'error':{'code':'context_length_exceeded'}}"), "answered 400 (con"),
                argumentSet("out of order", json(500, "{'error':'secret'}"), thrice("answered 500")),
                argumentSet("busy", body(429, "text/plain", new byte[0], "20"), thrice("answered 429")));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aFailureIsForTheOperatorAndTheSenderIsToldOneSentence(ModelServer.Script answer, String reason) {
        assertOutcome(answer, "DEAD agent failed: " + server.host() + " " + reason, List.of(SORRY));
    }

    private static String thrice(String reason) {
        return reason + " (tried 3 times)";
    }

    private static ModelServer.Script says(String... tokens) {
        return streams(Stream.concat(Stream.of(tokens).map(ModelServer::token), Stream.of(end("stop"), DONE))
                .toArray(String[]::new));
    }

    private static void assertOutcome(ModelServer.Script answer, String outcome, List<String> shown) {
        server.answers(answer);
        int before = shared.channel().texts().size();

        assertThat(outcomeOf(shared)).startsWith(outcome).doesNotContain("secret");
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
        String[] tokens = Stream.generate(() -> line.repeat(1_000)).limit(67).toArray(String[]::new);
        server.answers(says(tokens));
        int before = shared.channel().texts().size();

        assertThat(outcomeOf(shared)).isEqualTo(ANSWERED);
        await().until(() ->
                textsSince(before).stream().mapToInt(text -> text.length() + 1).sum() > 1_000_000);
        assertThat(textsSince(before)).allMatch(text -> text.length() <= 4000);
    }

    @Test
    void aModelThatTakesTooLongIsGivenUpAndTheSenderIsToldOnce(@TempDir Path own) {
        var never = new CountDownLatch(1);
        server.answers((_, _) -> {
            try {
                never.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        try (InboundContext gateway = start(own, "100ms")) {
            assertThat(outcomeOf(gateway)).startsWith("DEAD agent failed: ").endsWith(" (tried 3 times)");
            await().until(() -> gateway.channel().texts().equals(List.of(SORRY)));
        } finally {
            never.countDown();
        }
    }

    private static InboundContext start(Path home, String timeout) {
        String yaml = """
                agents:
                  list: [{id: main, runtime: {type: openai, baseUrl: '%s', model: small, retries: 2, timeout: %s}}]
                channels: {imessage: {dmPolicy: open, allowFrom: ['*']}}
                """.formatted(server.baseUrl(), timeout);
        return InboundContext.in(home, yaml).pausing(time -> {}).start();
    }
}
