package org.imsggateway.inbound;

import java.util.List;
import org.imsggateway.access.PolicyService;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.message.Conversation;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.TraceStep;
import org.imsggateway.session.Route;
import org.imsggateway.session.SessionRouter;
import org.springframework.stereotype.Component;

/**
 * Whether a message is answered: the gates between "it arrived" and "an agent has it", in their order. Pure, so that what is
 * simulated and what is lived is the same.
 */
@Component
class Gates {

    /** What is judged, and by which configuration. */
    record Subject(InboundMessage message, Conversation conversation, GatewayConfig config) {}

    private final PolicyService policy;
    private final SessionRouter router;

    Gates(PolicyService policy, SessionRouter router) {
        this.policy = policy;
        this.router = router;
    }

    /** The conversation of a message: a chat that the configuration names under {@code groups} is a group. */
    Conversation conversationOf(InboundMessage message, GatewayConfig config) {
        boolean group = config.account(message.account())
                .map(account -> policy.isGroup(message, account))
                .orElse(message.chat().group());
        return group
                ? Conversation.group(message.account(), message.chat().id())
                : Conversation.direct(message.account(), message.from());
    }

    Decision judge(Subject subject, Circumstances circumstances) {
        return subject.config()
                .account(subject.message().account())
                .map(account -> new Judgement(policy, router, subject, account, circumstances).decide())
                .orElseGet(() -> new Decision.Dropped(
                        "account removed", List.of(TraceStep.ended("account", "the account is no longer configured"))));
    }

    /** The route of a message that was admitted before a restart. */
    Route routeOf(JournalEntry entry, GatewayConfig config) {
        return router.route(entry.message(), entry.conversation(), config);
    }
}
