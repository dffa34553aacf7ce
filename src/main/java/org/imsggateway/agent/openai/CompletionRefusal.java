package org.imsggateway.agent.openai;

import java.time.Instant;
import java.util.regex.Pattern;
import org.imsggateway.agent.http.CallException;
import org.imsggateway.agent.http.HttpAnswer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Says why an API took no request. Its own sentences may quote a message or the key, so that only their codes are used. */
final class CompletionRefusal {

    private static final int MOST = 64 * 1024;

    private static final Pattern CODE = Pattern.compile("[A-Za-z_]{1,60}|\\d{1,6}");

    private CompletionRefusal() {}

    static CallException of(HttpAnswer answer, Instant now, JsonMapper json) {
        String code = code(body(answer, json));
        return answer.refusal(now).adding(code + advice(answer.status(), code));
    }

    /** The code of an error as {@code " (rate_limit_exceeded)"}; empty if it has none that can be shown. */
    static String code(JsonNode body) {
        JsonNode error = body.path("error");
        for (String field : new String[] {"code", "type"}) {
            String code = error.path(field).asString("");
            if (CODE.matcher(code).matches()) {
                return " (" + code + ")";
            }
        }
        return "";
    }

    private static JsonNode body(HttpAnswer answer, JsonMapper json) {
        try {
            return json.readTree(answer.text(MOST));
        } catch (CallException | JacksonException unreadable) {
            return MissingNode.getInstance();
        }
    }

    private static String advice(int status, String code) {
        if (code.contains("context_length")) {
            return ": the session is too long for the model; set dmHistoryLimit or historyLimit, or send /new";
        }
        if (code.contains("content_filter")) {
            return ": its content filter refuses the conversation";
        }
        return switch (status) {
            case 401, 403 -> ": check runtime.apiKey";
            case 404 -> ": check runtime.baseUrl, which mostly ends with /v1, and runtime.model";
            case 400, 413, 422 -> ": check runtime.model, and whether the session is too long for it";
            default -> "";
        };
    }
}
