package org.imsggateway.agent.openai;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.imsggateway.agent.Agent;
import org.imsggateway.agent.AgentException;
import org.imsggateway.agent.AgentReply;
import org.imsggateway.agent.AgentTurn;
import org.imsggateway.agent.http.CallException;
import org.imsggateway.agent.http.HttpAnswer;
import org.imsggateway.agent.http.HttpCalls;
import org.imsggateway.config.AgentRuntime;
import org.imsggateway.config.AgentType;
import org.imsggateway.config.Secret;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/** Asks a model for each message. The model remembers nothing, so that each request holds the whole session. */
@Component
class OpenAiAgent implements Agent {

    private static final String STREAM_OPTIONS = "stream_options";

    private final HttpCalls calls;
    private final CompletionRequests requests;
    private final CompletionAnswers answers;
    private final JsonMapper json;

    /** Servers that take no {@link #STREAM_OPTIONS}. */
    private final Set<URI> countless = ConcurrentHashMap.newKeySet();

    OpenAiAgent(HttpCalls calls, CompletionRequests requests, CompletionAnswers answers, JsonMapper json) {
        this.calls = calls;
        this.requests = requests;
        this.answers = answers;
        this.json = json;
    }

    @Override
    public AgentType type() {
        return AgentType.OPENAI;
    }

    @Override
    public AgentReply answer(AgentTurn turn) throws AgentException, InterruptedException {
        if (!(turn.agent().runtime() instanceof AgentRuntime.OpenAi api)) {
            throw new AgentException("agent " + turn.agent().id() + " has no model", false);
        }
        try {
            return ask(turn, api);
        } catch (CallException failure) {
            throw new AgentException(failure);
        }
    }

    private AgentReply ask(AgentTurn turn, AgentRuntime.OpenAi api) throws CallException, InterruptedException {
        Map<String, Object> body = requests.body(turn, api);
        if (countless.contains(api.baseUrl())) {
            try (HttpAnswer answer = post(api, body)) {
                return answers.read(answer, turn, api.model());
            }
        }
        body.put(STREAM_OPTIONS, Map.of("include_usage", true));
        try (HttpAnswer answer = post(api, body)) {
            if (!mayRefuseAnOption(answer)) {
                return answers.read(answer, turn, api.model());
            }
        }
        body.remove(STREAM_OPTIONS);
        try (HttpAnswer answer = post(api, body)) {
            if (answer.status() == 200) {
                countless.add(api.baseUrl());
            }
            return answers.read(answer, turn, api.model());
        }
    }

    /** What is refused is not said in a way that all servers share; asking once more tells. */
    private static boolean mayRefuseAnOption(HttpAnswer answer) {
        return answer.status() == 400 || answer.status() == 422;
    }

    private HttpAnswer post(AgentRuntime.OpenAi api, Map<String, Object> body)
            throws CallException, InterruptedException {
        URI uri = UriComponentsBuilder.fromUri(api.baseUrl())
                .path("/chat/completions")
                .build(true)
                .toUri();
        return calls.post(uri, headers(api.apiKey()), json.writeValueAsBytes(body), api.timeout());
    }

    private static Map<String, String> headers(@Nullable Secret apiKey) throws CallException {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", "application/json");
        headers.put("Accept", "text/event-stream, application/json");
        if (apiKey != null) {
            String key = apiKey.value().strip();
            // The client's own complaint would quote the key.
            if (!key.chars().allMatch(c -> c > ' ' && c < 127)) {
                throw CallException.lasting("runtime.apiKey holds characters that no key has; write it anew");
            }
            headers.put("Authorization", "Bearer " + key);
        }
        return headers;
    }
}
