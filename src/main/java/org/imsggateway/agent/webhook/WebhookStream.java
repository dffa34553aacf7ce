package org.imsggateway.agent.webhook;

import java.util.Optional;
import org.imsggateway.agent.AgentReply;
import org.imsggateway.agent.AnswerParts;
import org.imsggateway.agent.http.AnswerLines;
import org.imsggateway.agent.http.CallException;
import org.imsggateway.agent.http.HttpAnswer;
import tools.jackson.databind.JsonNode;

/**
 * A reply in parts: JSON objects, one on each line or one in each server-sent event. {@code delta} adds to the text,
 * {@code text} takes its place, and {@code "done": true} ends it. Without the end it is not known whether all of it came, so
 * it is a failure then.
 */
final class WebhookStream {

    private static final String DONE = "[DONE]";

    private final HttpAnswer answer;
    private final boolean events;
    private final AnswerLines lines;
    private final WebhookReplies replies;
    private final StringBuilder text = new StringBuilder();

    WebhookStream(HttpAnswer answer, int most, WebhookReplies replies) {
        this.answer = answer;
        this.events = answer.mediaType().equals("text/event-stream");
        this.lines = answer.lines(most);
        this.replies = replies;
    }

    AgentReply read(AnswerParts parts) throws CallException {
        for (Optional<String> part = next(); part.isPresent(); part = next()) {
            boolean end = isEnd(part.get(), parts);
            parts.soFar(text);
            if (end) {
                return WebhookReplies.said(text.toString());
            }
        }
        throw CallException.passing(answer.name() + " ended its answer without \"done\": true");
    }

    private Optional<String> next() throws CallException {
        return events ? lines.nextEvent() : lines.nextLine();
    }

    private boolean isEnd(String part, AnswerParts parts) throws CallException {
        if (part.isBlank()) {
            return false;
        }
        if (part.strip().equals(DONE)) {
            return true;
        }
        JsonNode node = replies.object(answer, part);
        WebhookReplies.refuseMedia(answer, node);
        if (node.path("error").isString()) {
            throw CallException.passing(answer.name() + " ended its answer with an error");
        }
        if (node.path("text").isString()) {
            parts.anew();
            text.setLength(0);
            text.append(node.path("text").stringValue());
        }
        if (node.path("delta").isString()) {
            text.append(node.path("delta").stringValue());
        }
        return node.path("done").asBoolean(false);
    }
}
