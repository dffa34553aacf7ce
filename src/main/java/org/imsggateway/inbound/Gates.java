package org.imsggateway.inbound;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.imsggateway.access.AccessDecision;
import org.imsggateway.access.PairingService;
import org.imsggateway.access.PolicyService;
import org.imsggateway.config.AccountConfig;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.message.Conversation;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.TraceStep;
import org.imsggateway.session.Route;
import org.imsggateway.session.SessionRouter;
import org.springframework.stereotype.Component;

/**
 * Whether a message is answered: the gates between "it arrived" and "an agent has it", in their order. Access is judged
 * before anything about the message itself, so that nothing can be learned from outside about what a message must look
 * like.
 */
@Component
class Gates {

    private final EchoGuard echoes;
    private final PolicyService policy;
    private final PairingService pairing;
    private final SessionRouter router;

    Gates(EchoGuard echoes, PolicyService policy, PairingService pairing, SessionRouter router) {
        this.echoes = echoes;
        this.policy = policy;
        this.pairing = pairing;
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

    Decision judge(JournalEntry entry, GatewayConfig config) {
        InboundMessage message = entry.message();
        Optional<AccountConfig> account = config.account(message.account());
        if (account.isEmpty()) {
            return dropped("account removed", TraceStep.ended("account", "the account is no longer configured"));
        }
        Optional<TraceStep> own = echoes.own(message);
        if (own.isPresent()) {
            return dropped("from me", own.get());
        }
        if (message.tapback() != null) {
            return dropped("tapback", TraceStep.ended("tapback", "a reaction is not something to answer"));
        }
        return switch (policy.admit(message, config, account.get(), pairing.approved(message.account()))) {
            case AccessDecision.Denied(String reason, boolean group, List<TraceStep> steps) ->
                new Decision.Dropped(reason, steps);
            case AccessDecision.PairingNeeded(List<TraceStep> steps) -> new Decision.Pairing(steps);
            case AccessDecision.Admitted(boolean group, List<TraceStep> steps) -> admitted(entry, config, steps);
        };
    }

    /** The route of a message that was admitted before a restart. */
    Route routeOf(JournalEntry entry, GatewayConfig config) {
        return router.route(entry.message(), entry.conversation(), config);
    }

    private Decision admitted(JournalEntry entry, GatewayConfig config, List<TraceStep> admission) {
        InboundMessage message = entry.message();
        Route route = router.route(message, entry.conversation(), config);
        var steps = new ArrayList<>(admission);
        steps.addAll(route.steps());
        Optional<TraceStep> echo = echoes.echo(entry.conversation(), message);
        if (message.text().isBlank()) {
            steps.add(TraceStep.ended("body", "there is no text and no file that may be used"));
            return new Decision.Dropped("empty body", steps);
        }
        if (echo.isPresent()) {
            steps.add(echo.get());
            return new Decision.Dropped("echo", steps);
        }
        steps.add(TraceStep.passed("body", "there is something to answer"));
        return new Decision.Answer(route, steps);
    }

    private static Decision dropped(String reason, TraceStep step) {
        return new Decision.Dropped(reason, List.of(step));
    }
}
