package org.imsggateway.agent.webhook;

import java.time.Clock;
import java.util.List;
import org.imsggateway.agent.AgentReply;
import org.imsggateway.agent.AnswerParts;
import org.imsggateway.agent.http.CallException;
import org.imsggateway.agent.http.HttpAnswer;
import org.imsggateway.message.Whitespace;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Understands what a webhook agent answered: 200 with a reply, at once or in parts, 202 for a reply that comes later, 204
 * for nothing to say. Whatever else it is, it is a failure, and nothing of it is ever shown to a person in a chat.
 */
@Component
class WebhookReplies {

    /** In bytes, as sent: a megabyte of text with all that JSON may put around it. */
    static final int MOST = 2 * 1024 * 1024;

    private final JsonMapper json;
    private final Clock clock;

    WebhookReplies(JsonMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    AgentReply read(HttpAnswer answer, AnswerParts parts) throws CallException {
        int status = answer.status();
        if (status == 200) {
            return reply(answer, parts);
        }
        if (status == 202) {
            return new AgentReply.Later();
        }
        if (status == 204) {
            return new AgentReply.Nothing();
        }
        if (status < 300) {
            throw CallException.lasting(
                    "%s answered %d; a reply is 200, a later one 202, none 204".formatted(answer.name(), status));
        }
        throw answer.setUpWrongly("runtime.secret", "runtime.url").orElseGet(() -> answer.refusal(clock.instant()));
    }

    private AgentReply reply(HttpAnswer answer, AnswerParts parts) throws CallException {
        return switch (answer.mediaType()) {
            case "application/json" -> whole(answer);
            case "application/x-ndjson", "application/jsonl", "text/event-stream" ->
                new WebhookStream(answer, MOST, this).read(parts);
            case String type ->
                throw CallException.lasting("%s answered 200 with the type \"%s\"; allowed are application/json,"
                                .formatted(answer.name(), type)
                        + " application/x-ndjson and text/event-stream; 204 says that there is nothing to say");
        };
    }

    private AgentReply whole(HttpAnswer answer) throws CallException {
        JsonNode reply = object(answer, answer.text(MOST));
        refuseMedia(answer, reply);
        JsonNode text = reply.get("text");
        if (text == null || !text.isString()) {
            throw CallException.lasting(
                    answer.name() + " answered without a text; 204 says that there is nothing to say");
        }
        return said(text.stringValue());
    }

    /** What was said in the end; blank is nothing. */
    static AgentReply said(String text) {
        return Whitespace.isBlank(text) ? new AgentReply.Nothing() : new AgentReply.Answer(text, List.of());
    }

    /** A JSON object, or the failure to be one. */
    JsonNode object(HttpAnswer answer, String text) throws CallException {
        try {
            JsonNode node = json.readTree(text);
            if (node != null && node.isObject()) {
                return node;
            }
        } catch (JacksonException broken) {
            // The parser's message quotes the text.
        }
        throw CallException.lasting(answer.name() + " answered with something that is no JSON object");
    }

    /** Text that belongs to a file is not sent without it. */
    static void refuseMedia(HttpAnswer answer, JsonNode reply) throws CallException {
        JsonNode media = reply.get("media");
        if (media != null && !media.isNull() && !(media.isContainer() && media.isEmpty())) {
            throw CallException.lasting(answer.name() + " answered with media; this version sends no files");
        }
    }
}
