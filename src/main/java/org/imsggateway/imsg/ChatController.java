package org.imsggateway.imsg;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.message.AccountId;
import org.imsggateway.rpc.RpcException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What Messages has, asked of imsg at this moment. */
@RestController
@RequestMapping("/chats")
class ChatController {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int MOST = 500;

    private final ConfigStore config;
    private final ImsgLinks links;
    private final ChatReader reader;

    ChatController(ConfigStore config, ImsgLinks links, ChatReader reader) {
        this.config = config;
        this.links = links;
        this.reader = reader;
    }

    /** The chats, the most recent first. */
    @GetMapping
    Chats chats(
            @RequestParam(required = false) @Nullable String accountId, @RequestParam(defaultValue = "20") int limit) {
        AccountId account = account(accountId);
        JsonNode answer = ask(account, "chats.list", Map.of("limit", bounded(limit)));
        return new Chats(account.value(), reader.chats(answer.path("chats")));
    }

    /** What was said in a chat, the newest first. */
    @GetMapping("/{chatId}/messages")
    ChatMessages messages(
            @PathVariable long chatId,
            @RequestParam(required = false) @Nullable String accountId,
            @RequestParam(defaultValue = "50") int limit) {
        AccountId account = account(accountId);
        if (chatId < 1) {
            throw invalid("chatId", "chatId is " + chatId + "; it must be 1 or more; GET /chats lists them.");
        }
        Map<String, Object> params = Map.of("chat_id", chatId, "limit", bounded(limit), "attachments", true);
        JsonNode answer = ask(account, "messages.history", params);
        return new ChatMessages(account.value(), chatId, reader.messages(account, answer.path("messages")));
    }

    private static int bounded(int limit) {
        if (limit < 1 || limit > MOST) {
            throw invalid("limit", "limit is " + limit + "; it must be from 1 to " + MOST + ".");
        }
        return limit;
    }

    private AccountId account(@Nullable String wanted) {
        AccountId id = wanted == null ? config.current().defaultAccount() : AccountId.of(wanted);
        if (config.current().account(id).isEmpty()) {
            throw ChannelController.unknown(wanted == null ? id.value() : wanted);
        }
        return id;
    }

    private JsonNode ask(AccountId account, String method, Map<String, Object> params) {
        ImsgSession session = links.session(account)
                .orElseThrow(() -> problem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "imsg-down",
                        "imsg is not running for account " + account + "; GET /channels/status says why."));
        try {
            return session.call(method, params, PATIENCE);
        } catch (RpcException e) {
            String words = ImsgProblem.of(e, session.evidence()).line();
            throw problem(HttpStatus.BAD_GATEWAY, "imsg-failed", "imsg could not answer: " + words);
        }
    }

    private static ErrorResponseException invalid(String field, String detail) {
        ErrorResponseException problem = problem(HttpStatus.BAD_REQUEST, "invalid-parameter", detail);
        problem.getBody().setProperty("field", field);
        return problem;
    }

    private static ErrorResponseException problem(HttpStatus status, String type, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("urn:imsg-gateway:problem:" + type));
        return new ErrorResponseException(status, problem, null);
    }
}
