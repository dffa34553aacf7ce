package org.imsggateway.inbound;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.imsggateway.access.AccessDecision;
import org.imsggateway.access.AccessWarnings;
import org.imsggateway.access.PairingService;
import org.imsggateway.access.PolicyService;
import org.imsggateway.config.AccountConfig;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.config.GroupEntry;
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
    private final AccessWarnings warnings;

    Gates(
            EchoGuard echoes,
            PolicyService policy,
            PairingService pairing,
            SessionRouter router,
            AccessWarnings warnings) {
        this.echoes = echoes;
        this.policy = policy;
        this.pairing = pairing;
        this.router = router;
        this.warnings = warnings;
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
        Optional<TraceStep> own = echoes.own(entry.conversation(), message);
        if (own.isPresent()) {
            return dropped("from me", own.get());
        }
        if (message.tapback() != null) {
            return dropped("tapback", TraceStep.ended("tapback", "a reaction is not something to answer"));
        }
        AccessDecision access = policy.admit(message, config, account.get(), pairing.approved(message.account()));
        warnings.decided(message, config, account.get(), access);
        return switch (access) {
            case AccessDecision.Denied(String reason, boolean group, List<TraceStep> steps) ->
                new Decision.Dropped(reason, steps);
            case AccessDecision.PairingNeeded(List<TraceStep> steps) -> new Decision.Pairing(steps);
            case AccessDecision.Admitted(boolean group, List<TraceStep> steps)
            when group && needsMention(message, account.get()) -> unmentioned(message, steps);
            case AccessDecision.Admitted(boolean group, List<TraceStep> steps) -> admitted(entry, config, steps);
        };
    }

    /** The route of a message that was admitted before a restart. */
    Route routeOf(JournalEntry entry, GatewayConfig config) {
        return router.route(entry.message(), entry.conversation(), config);
    }

    private static boolean needsMention(InboundMessage message, AccountConfig account) {
        return Stream.of(Long.toString(message.chat().id()), "*")
                .map(account.groups()::get)
                .filter(Objects::nonNull)
                .map(GroupEntry::requireMention)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(true);
    }

    /** Mentions are not looked for yet; to answer everything said in a group would be the worse mistake. */
    private static Decision unmentioned(InboundMessage message, List<TraceStep> admission) {
        var steps = new ArrayList<>(admission);
        steps.add(TraceStep.ended(
                        "mention",
                        "this group answers only to a mention, and this version does not look for mentions yet; set"
                                + " requireMention to false to answer everything that is said there")
                .because(
                        "channels.imessage.groups.%d.requireMention"
                                .formatted(message.chat().id()),
                        "true"));
        return new Decision.Dropped("no mention", steps);
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
