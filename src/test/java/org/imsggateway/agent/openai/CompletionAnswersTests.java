package org.imsggateway.agent.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.imsggateway.agent.openai.ModelServer.DONE;
import static org.imsggateway.agent.openai.ModelServer.body;
import static org.imsggateway.agent.openai.ModelServer.breaksAfter;
import static org.imsggateway.agent.openai.ModelServer.drips;
import static org.imsggateway.agent.openai.ModelServer.end;
import static org.imsggateway.agent.openai.ModelServer.event;
import static org.imsggateway.agent.openai.ModelServer.json;
import static org.imsggateway.agent.openai.ModelServer.streams;
import static org.imsggateway.agent.openai.ModelServer.token;
import static org.imsggateway.agent.openai.ModelServer.usage;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.imsggateway.agent.AgentException;
import org.imsggateway.agent.AgentReply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of the answers of an API. */
class CompletionAnswersTests {

    private final ModelServer server = new ModelServer();

    @SuppressWarnings("NullAway.Init")
    private OpenAiFixture agent;

    @BeforeEach
    void open(@TempDir Path home) {
        agent = new OpenAiFixture(home, server, ", apiKey: sk-hunter2", "");
    }

    @AfterEach
    void close() {
        agent.close();
        server.close();
    }

    @Test
    void theTokensOfAStreamMakeTheAnswer() {
        answersInEvents(token("At "), ": a comment\n\n", "data:\n\n", token("noon."), end("stop"), DONE);
        saysNoon();
    }

    @Test
    void aStreamThatComesByteByByteIsTheSame() throws Exception {
        server.answers(drips(token("é😀"), end("stop"), DONE));
        assertThat(agent.ask()).isEqualTo(said("é😀"));
    }

    @Test
    void aServerThatAnswersInOnePieceIsUnderstood() {
        server.answers(json(200, "{'choices':[{'message':{'content':'At noon.'},'finish_reason':'stop'}]}"));
        saysNoon();
        server.answers(json(200, """
                {'choices':[{'message':{'content':[{'type':'thinking','thinking':[]},{'type':'text','text':'At noon.'}]}}]}
                """));
        saysNoon();
    }

    @Test
    void anAnswerCutAtTheLimitOfTokensIsSentAsFarAsItCame() {
        answersInEvents(token("At noon."), end("length"), DONE);
        saysNoon();
    }

    @Test
    void aLimitReachedBeforeAnythingWasSaidIsAFailureThatStays() {
        answersInEvents(end("length"), DONE);
        assertThat(failure())
                .hasMessageContaining("reached its limit of tokens")
                .matches(f -> !f.retryable());
    }

    @Test
    void aModelThatRefusesHasFailedAndItsWordsAreNotSent() {
        server.answers(
                json(
                        200,
                        "{'choices':[{'message':{'content':null,'refusal':'I cannot help with that.'},'finish_reason':'stop'}]}"));
        assertThat(failure())
                .hasMessage(server.host() + " refused to answer: its own rules forbid it")
                .matches(f -> !f.retryable());
    }

    @ParameterizedTest
    @ValueSource(strings = {"<think>They ask about", "  <Thinking>if a<b then"})
    void thoughtsThatTheLimitOfTokensCutOffAreNoAnswer(String thoughts) {
        answersInEvents(token(thoughts), end("length"), DONE);
        assertThat(failure()).hasMessageContaining("before it said anything").matches(f -> !f.retryable());
    }

    @Test
    void whatFollowsThoughtsIsSentAsFarAsItCame() {
        answersInEvents(token("<think>noon</think>At noon"), end("length"), DONE);
        assertThat(answer()).isEqualTo(said("<think>noon</think>At noon"));
    }

    @Test
    void nothingOfAnAnswerThatAContentFilterStoppedIsSaidAndTheOperatorLearnsWhy() {
        answersInEvents(token("At"), end("content_filter"), DONE);
        assertThat(failure())
                .hasMessage(server.host() + " withheld the answer: its content filter stopped it")
                .matches(f -> !f.retryable() && f.notice() == null);
    }

    @Test
    void anEmptyAnswerIsNothingToSay() throws Exception {
        answersInEvents(token(" "), end("stop"), DONE);
        assertThat(agent.ask()).isEqualTo(new AgentReply.Nothing());
    }

    @Test
    void theEndOfTheStreamOrOfTheAnswerIsEnough() {
        answersInEvents(token("At noon."), DONE);
        saysNoon();
        answersInEvents(token("At noon."), end("stop"));
        saysNoon();
        server.answers(breaksAfter(token("At noon."), end("stop")));
        saysNoon();
    }

    @Test
    void aStreamWithoutAnEndIsAFailureThatMayPass() {
        answersInEvents(token("At"));
        assertThat(failure()).hasMessageContaining("before it was complete").matches(AgentException::retryable);
        server.answers(breaksAfter(token("At")));
        assertThat(failure()).hasMessageContaining("broke its answer off").matches(AgentException::retryable);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "hello", "{'error':{'message':'hello','code':null}}", "{'error':'hello'}"})
    void aBrokenEventOrAnErrorInAStreamIsAFailureThatMayPassAndIsNotQuoted(String data) {
        answersInEvents(token("At"), event(data), end("stop"), DONE);
        assertThat(failure()).hasMessageNotContaining("hello").matches(AgentException::retryable);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 503})
    void aServerThatIsBusyIsAskedAgainAfterThePauseItAsksFor(int status) {
        server.answers(body(status, "application/json", new byte[0], "7"));
        assertThat(failure())
                .hasMessage(server.host() + " answered " + status)
                .matches(f -> f.retryable() && Duration.ofSeconds(7).equals(f.retryAfter()));
    }

    @ParameterizedTest
    @CsvSource({
        "401, invalid_api_key, check runtime.apiKey",
        "404, model_not_found, and runtime.model",
        "400, context_length_exceeded, set dmHistoryLimit or historyLimit",
        "400, content_filter, its content filter refuses",
        "413, request_too_large, whether the session is too long"
    })
    void aRefusalStaysAndSaysWhatToDoWithoutTheWordsOfTheServer(int status, String code, String advice) {
        server.answers(json(status, "{'error':{'message':'You said hello with sk-hunter2','code':'" + code + "'}}"));
        assertThat(failure())
                .hasMessageContaining("answered " + status + " (" + code + ")")
                .hasMessageContaining(advice)
                .hasMessageNotContainingAny("hello", "hunter2")
                .matches(f -> !f.retryable());
    }

    @Test
    void whatIsNoCompletionIsAFailureThatStays() {
        server.answers(body(200, "text/html", "<html>".getBytes(StandardCharsets.UTF_8), null));
        assertThat(failure()).hasMessageContaining("text/html").matches(f -> !f.retryable());
        server.answers(json(200, "[]"));
        assertThat(failure()).hasMessageContaining("no JSON object").matches(f -> !f.retryable());
        server.answers(json(200, "{}"));
        assertThat(failure()).hasMessageContaining("without choices").matches(f -> !f.retryable());
        server.answers(body(200, "application/json", new byte[] {'"', (byte) 0xC3, '"'}, null));
        assertThat(failure()).hasMessageContaining("no UTF-8").matches(f -> !f.retryable());
    }

    @Test
    void anAnswerOfMoreThanTwoMebibytesIsAFailureThatStays() {
        String half = "é".repeat(Completion.MOST / 4);
        answersInEvents(token(half), token(half), end("stop"), DONE);
        assertThat(answer()).isInstanceOf(AgentReply.Answer.class);
        answersInEvents(token(half), token(half), token("x"), end("stop"), DONE);
        assertThat(failure()).hasMessageContaining("more than 2097152 bytes").matches(f -> !f.retryable());
    }

    @Test
    void tokensAreCountedAsTheServerLastSaidWhateverBecomesOfTheAnswer() {
        answersInEvents(usage(1, 1), token("At noon."), end("stop"), usage(12, 3), DONE);
        saysNoon();
        answersInEvents(token("At"), end("content_filter"), usage(10, 1), DONE);
        failure();

        assertThat(agent.tokens("prompt")).isEqualTo(22);
        assertThat(agent.tokens("completion")).isEqualTo(4);
        assertThat(agent.cost()).isZero();
    }

    private void answersInEvents(String... events) {
        server.answers(streams(events));
    }

    private void saysNoon() {
        assertThat(answer()).isEqualTo(said("At noon."));
    }

    private AgentReply answer() {
        try {
            return agent.ask();
        } catch (AgentException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    private AgentException failure() {
        return catchThrowableOfType(AgentException.class, agent::ask);
    }

    private static AgentReply said(String text) {
        return new AgentReply.Answer(text, List.of());
    }
}
