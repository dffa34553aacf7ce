package org.imsggateway.agent.openai;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imsggateway.agent.AgentReply;
import org.imsggateway.agent.http.CallException;
import org.imsggateway.message.Whitespace;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** What a model says, as far as it has come. */
final class Completion {

    /** In bytes of UTF-8. */
    static final int MOST = 2 * 1024 * 1024;

    /** The types of a part that is said aloud; some servers leave it out. */
    private static final Set<String> SAID = Set.of("", "text", "output_text");

    private static final Pattern THOUGHT =
            Pattern.compile("\\s*+<(?:think(?:ing)?+|thought|antthinking)>", Pattern.CASE_INSENSITIVE);

    private final String name;
    private final StringBuilder text = new StringBuilder();
    private int bytes;
    private String finish = "";
    private boolean refused;
    private JsonNode usage = MissingNode.getInstance();

    Completion(String name) {
        this.name = name;
    }

    /** An event of a stream. */
    void part(JsonNode part) throws CallException {
        take(part, "delta");
    }

    /** An answer in one piece. */
    void whole(JsonNode answer) throws CallException {
        take(answer, "message");
        if (!answer.path("choices").path(0).isObject()) {
            throw CallException.lasting(name + " answered without choices: check runtime.baseUrl");
        }
    }

    /** What it has said until now. */
    CharSequence soFar() {
        return text;
    }

    /** Whether the model has said why it stopped. */
    boolean finished() {
        return !finish.isEmpty();
    }

    /** The tokens; the last word on them counts, as some servers send a running sum. */
    JsonNode usage() {
        return usage;
    }

    /** What the answer comes to. */
    AgentReply reply() throws CallException {
        if (finish.equals("content_filter")) {
            throw CallException.lasting(name + " withheld the answer: its content filter stopped it");
        }
        String answer = text.toString();
        boolean nothing = Whitespace.isBlank(answer);
        if (finish.equals("length") && (nothing || isUnfinishedThought(answer))) {
            throw CallException.lasting(
                    name + " reached its limit of tokens before it said anything: raise the limit of the model there");
        }
        if (nothing && refused) {
            throw CallException.lasting(name + " refused to answer: its own rules forbid it");
        }
        return nothing ? new AgentReply.Nothing() : new AgentReply.Answer(answer, List.of());
    }

    /** Where a model had no tokens left to end its thoughts, they are all that there is. */
    private static boolean isUnfinishedThought(String answer) {
        Matcher thought = THOUGHT.matcher(answer);
        return thought.lookingAt() && answer.indexOf("</", thought.end()) < 0;
    }

    private void take(JsonNode node, String field) throws CallException {
        JsonNode error = node.path("error");
        if (!error.isMissingNode() && !error.isNull()) {
            throw CallException.passing(name + " ended its answer with an error" + CompletionRefusal.code(node));
        }
        if (node.path("usage").isObject()) {
            usage = node.path("usage");
        }
        JsonNode choice = node.path("choices").path(0);
        add(choice.path(field).path("content"));
        refused |= !choice.path(field).path("refusal").asString("").isBlank();
        if (choice.path("finish_reason").isString()) {
            finish = choice.path("finish_reason").stringValue();
        }
    }

    /** A text, or a list of parts of which those that are text count: reasoning has a text, too, and is not for people. */
    private void add(JsonNode content) throws CallException {
        if (content.isArray()) {
            for (JsonNode part : content) {
                if (SAID.contains(part.path("type").asString(""))) {
                    add(part.path("text"));
                }
            }
        } else if (content.isString()) {
            bytes += content.stringValue().getBytes(StandardCharsets.UTF_8).length;
            if (bytes > MOST) {
                throw CallException.lasting("%s answered with more than %d bytes".formatted(name, MOST));
            }
            text.append(content.stringValue());
        }
    }
}
