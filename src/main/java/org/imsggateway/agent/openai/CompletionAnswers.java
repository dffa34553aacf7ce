package org.imsggateway.agent.openai;

import java.time.Clock;
import java.util.Optional;
import org.imsggateway.agent.AgentReply;
import org.imsggateway.agent.AgentTurn;
import org.imsggateway.agent.AnswerParts;
import org.imsggateway.agent.http.AnswerLines;
import org.imsggateway.agent.http.CallException;
import org.imsggateway.agent.http.HttpAnswer;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Understands what an API answered: a completion as server-sent events, or as one JSON object. Whatever else it is, it is a
 * failure, and nothing of it is ever shown to a person in a chat.
 */
@Component
class CompletionAnswers {

    /** In bytes: a stream wraps each word in some hundreds of them, and may hold reasoning that is not kept. */
    private static final int LONGEST_STREAM = 16 * Completion.MOST;

    private static final String DONE = "[DONE]";

    private final JsonMapper json;
    private final Clock clock;
    private final TokenCounters tokens;

    CompletionAnswers(JsonMapper json, Clock clock, TokenCounters tokens) {
        this.json = json;
        this.clock = clock;
        this.tokens = tokens;
    }

    /** Tokens are counted whatever becomes of the answer: they are paid for. */
    AgentReply read(HttpAnswer answer, AgentTurn turn, String model) throws CallException {
        if (answer.status() != 200) {
            throw CompletionRefusal.of(answer, clock.instant(), json);
        }
        var said = new Completion(answer.name());
        try {
            switch (answer.mediaType()) {
                case "text/event-stream" -> stream(answer, said, turn.parts());
                case "application/json" ->
                    said.whole(object(answer.text(Completion.MOST))
                            .orElseThrow(() -> CallException.lasting(
                                    answer.name() + " answered with something that is no JSON object")));
                case String type ->
                    throw CallException.lasting(
                            "%s answered 200 with the type \"%s\"; a chat completion is".formatted(answer.name(), type)
                                    + " text/event-stream or application/json: check runtime.baseUrl");
            }
            return said.reply();
        } finally {
            tokens.count(turn.agent().id(), model, said.usage());
        }
    }

    private void stream(HttpAnswer answer, Completion said, AnswerParts parts) throws CallException {
        AnswerLines lines = answer.lines(LONGEST_STREAM);
        for (Optional<String> event = next(lines, said); event.isPresent(); event = next(lines, said)) {
            String data = event.get().strip();
            if (data.equals(DONE)) {
                return;
            }
            if (!data.isEmpty()) {
                said.part(object(data)
                        .orElseThrow(
                                () -> CallException.passing(answer.name() + " sent an event that is no JSON object")));
                parts.soFar(said.soFar());
            }
        }
        if (!said.finished()) {
            throw CallException.passing(answer.name() + " ended its answer before it was complete");
        }
    }

    /** Once the model has finished, nothing that is still to come is worth asking it again. */
    private static Optional<String> next(AnswerLines lines, Completion said) throws CallException {
        try {
            return lines.nextEvent();
        } catch (CallException broken) {
            if (said.finished()) {
                return Optional.empty();
            }
            throw broken;
        }
    }

    private Optional<JsonNode> object(String text) {
        try {
            return Optional.ofNullable(json.readTree(text)).filter(JsonNode::isObject);
        } catch (JacksonException broken) {
            // The parser's message quotes the text.
            return Optional.empty();
        }
    }
}
