package org.imsggateway.agent.webhook;

import java.time.Clock;
import java.util.Map;
import org.imsggateway.agent.Agent;
import org.imsggateway.agent.AgentException;
import org.imsggateway.agent.AgentReply;
import org.imsggateway.agent.AgentTurn;
import org.imsggateway.agent.http.CallException;
import org.imsggateway.agent.http.HttpAnswer;
import org.imsggateway.agent.http.HttpCalls;
import org.imsggateway.agent.http.WebhookSignature;
import org.imsggateway.config.AgentRuntime;
import org.imsggateway.config.AgentType;
import org.springframework.stereotype.Component;

/** Posts each message to the agent's URL. */
@Component
class WebhookAgent implements Agent {

    private final HttpCalls calls;
    private final WebhookRequests requests;
    private final WebhookReplies replies;
    private final Clock clock;

    WebhookAgent(HttpCalls calls, WebhookRequests requests, WebhookReplies replies, Clock clock) {
        this.calls = calls;
        this.requests = requests;
        this.replies = replies;
        this.clock = clock;
    }

    @Override
    public AgentType type() {
        return AgentType.WEBHOOK;
    }

    @Override
    public AgentReply answer(AgentTurn turn) throws AgentException, InterruptedException {
        if (!(turn.agent().runtime() instanceof AgentRuntime.Webhook webhook)) {
            throw new AgentException("agent " + turn.agent().id() + " is no webhook", false);
        }
        byte[] body = requests.bytes(turn);
        Map<String, String> headers = WebhookSignature.headers(turn.id(), clock.instant(), body, webhook.secret());
        try (HttpAnswer answer = calls.post(webhook.url(), headers, body, webhook.timeout())) {
            return replies.read(answer, turn.parts());
        } catch (CallException failure) {
            throw new AgentException(failure);
        }
    }

    @Override
    public boolean hasBegun(String turnId) {
        return requests.isKept(turnId);
    }

    @Override
    public void concluded(String turnId) {
        requests.forget(turnId);
    }
}
