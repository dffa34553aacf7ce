package org.imsggateway.agent.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.imsggateway.agent.openai.ModelServer.Request;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.LocalAttachment;
import org.imsggateway.message.Messages;
import org.imsggateway.session.Transcript.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an API is asked. */
class CompletionRequestsTests {

    private static final InboundMessage DIRECT = Messages.direct().build();
    private static final InboundMessage GROUP = Messages.inGroup(42).build();

    @TempDir
    private Path home = Path.of(".");

    private final ModelServer server = new ModelServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aModelIsAskedForAStreamWithItsUsageUnderTheKey() throws Exception {
        Request request = asked(", apiKey: sk-1", "", DIRECT);

        assertThat(request.path()).isEqualTo("/v1/chat/completions");
        assertThat(request.authorization()).isEqualTo("Bearer sk-1");
        assertThat(request.json().path("model").asString()).isEqualTo("small");
        assertThat(request.json().path("stream").asBoolean()).isTrue();
        assertThat(request.json().at("/stream_options/include_usage").asBoolean())
                .isTrue();
        assertThat(request.messages()).containsExactly("user: [iMessage] hello");
    }

    @Test
    void withoutAKeyNoneIsSent() throws Exception {
        assertThat(asked("", "", DIRECT).authorization()).isNull();
    }

    @Test
    void aKeyThatNoHeaderCanCarryIsNamedAndNotShown() {
        assertThatThrownBy(() -> asked(", apiKey: \"hunter\\n2\"", "", DIRECT))
                .hasMessageContaining("runtime.apiKey")
                .hasMessageNotContaining("hunter");
        assertThat(server.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'42': {systemPrompt: Own}, '*': {systemPrompt: All} | system: Own",
                "'42': {systemPrompt: ''}, '*': {systemPrompt: All} | user: [iMessage] hello",
                "'42': {requireMention: true}, '*': {systemPrompt: All} | system: All",
                "'7': {systemPrompt: Own}, '*': {systemPrompt: All} | system: All",
                "'7': {systemPrompt: Own} | user: [iMessage] hello"
            },
            quoteCharacter = '~')
    void aGroupIsDescribedByItsOwnWordsEvenIfThereAreNoneElseByThoseForAll(String groups, String first)
            throws Exception {
        assertThat(asked("", "groups: {" + groups + "}", GROUP).messages().getFirst())
                .isEqualTo(first);
    }

    @Test
    void theAgentsOwnPromptComesFirstAndADirectConversationHasNoOther() throws Exception {
        String groups = "groups: {'*': {systemPrompt: Group}}";

        assertThat(asked(", systemPrompt: Agent", groups, GROUP).messages().getFirst())
                .isEqualTo("system: Agent\n\nGroup");
        assertThat(asked(", systemPrompt: Agent", groups, DIRECT).messages().getFirst())
                .isEqualTo("system: Agent");
    }

    @Test
    void whatAModelCostsIsCountedByThePriceOfAMillionTokens() throws Exception {
        server.answers(ModelServer.streams(
                ModelServer.token("At noon."),
                ModelServer.end("stop"),
                ModelServer.usage(2000, 500),
                ModelServer.DONE));
        try (var agent = new OpenAiFixture(home, server, ", cost: {input: 0.5, output: 4}", "")) {
            agent.ask(Messages.direct().build());

            assertThat(agent.cost()).isEqualTo(0.003);
        }
    }

    @Test
    void aSessionIsShownInTurnsThatAlternate() throws Exception {
        try (var agent = new OpenAiFixture(home, server, "", "")) {
            agent.before(DIRECT, Role.USER, "a");
            agent.before(DIRECT, Role.USER, "b");
            agent.before(DIRECT, Role.ASSISTANT, "c");
            agent.before(DIRECT, Role.USER, "d");
            agent.ask();
        }
        assertThat(last().messages()).containsExactly("user: a\n\nb", "assistant: c", "user: d\n\n[iMessage] hello");
    }

    @ParameterizedTest
    @CsvSource({
        "dmHistoryLimit: 1, false, false",
        "'dmHistoryLimit: 1, dms: {\"+15557000002\": {historyLimit: 2}}', false, true",
        "dmHistoryLimit: 0, false, true",
        "dmHistoryLimit: 1, true, true",
        "historyLimit: 1, true, false"
    })
    void asMuchOfASessionIsShownAsTheConversationAllows(String limit, boolean group, boolean all) throws Exception {
        InboundMessage message = group ? GROUP : DIRECT;
        try (var agent = new OpenAiFixture(home, server, "", limit)) {
            agent.before(message, Role.USER, "a");
            agent.before(message, Role.ASSISTANT, "b");
            agent.before(message, Role.USER, "c");
            agent.before(message, Role.ASSISTANT, "d");
            agent.ask(message);
        }
        assertThat(last().messages())
                .hasSize(all ? 5 : 3)
                .endsWith("user: c", "assistant: d", "user: [iMessage] hello");
    }

    @Test
    void anImageOfUpToEightMebibytesGoesWithTheTextAndNoOtherFileDoes() throws Exception {
        Path large = Files.write(home.resolve("large"), new byte[PromptImages.MOST + 1]);
        Path small = Files.write(home.resolve("small"), new byte[] {1, 2, 3});
        try (var agent = new OpenAiFixture(home, server, "", "")) {
            agent.ask(
                    new LocalAttachment(large, "image/png", "large"),
                    new LocalAttachment(small, "image/png", "small"),
                    new LocalAttachment(small, "text/plain", "small"),
                    new LocalAttachment(home.resolve("gone"), "image/png", "gone"));
        }
        var content = last().json().at("/messages/0/content");
        assertThat(content.size()).isEqualTo(2);
        assertThat(content.at("/0/text").asString()).isEqualTo("[iMessage] hello");
        assertThat(content.at("/1/type").asString()).isEqualTo("image_url");
        assertThat(content.at("/1/image_url/url").asString()).isEqualTo("data:image/png;base64,AQID");
    }

    @Test
    void aServerThatTakesNoStreamOptionsIsAskedWithoutThemFromThenOn() throws Exception {
        server.answers((request, exchange) -> {
            var answer = request.json().has("stream_options")
                    ? ModelServer.json(400, "{'error':{'message':'unknown field'}}")
                    : ModelServer.streams(ModelServer.token("yes"), ModelServer.end("stop"));
            answer.answer(request, exchange);
        });
        try (var agent = new OpenAiFixture(home, server, "", "")) {
            agent.ask();
            agent.ask();
        }
        assertThat(server.requests().stream().map(request -> request.json().has("stream_options")))
                .containsExactly(true, false, false);
    }

    @Test
    void anotherRefusalDoesNotStopTheCounting() throws Exception {
        try (var agent = new OpenAiFixture(home, server, "", "")) {
            server.answers(ModelServer.json(400, "{}"));
            assertThatThrownBy(agent::ask).hasMessageContaining("answered 400");
            server.answers(ModelServer.streams(ModelServer.token("yes"), ModelServer.DONE));
            agent.ask();
        }
        assertThat(last().json().has("stream_options")).isTrue();
    }

    private Request asked(String runtime, String channel, InboundMessage message) throws Exception {
        try (var agent = new OpenAiFixture(home, server, runtime, channel)) {
            agent.ask(message);
        }
        return last();
    }

    private Request last() {
        return server.requests().getLast();
    }
}
