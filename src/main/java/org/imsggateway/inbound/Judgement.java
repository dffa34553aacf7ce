package org.imsggateway.inbound;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.imsggateway.access.AccessDecision;
import org.imsggateway.access.AddressDecision;
import org.imsggateway.access.PolicyService;
import org.imsggateway.attachment.UsableAttachments;
import org.imsggateway.config.AccountConfig;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.config.StaleMessages;
import org.imsggateway.message.Conversation;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.TraceStep;
import org.imsggateway.message.Whitespace;
import org.imsggateway.session.Route;
import org.imsggateway.session.SessionRouter;
import org.jspecify.annotations.Nullable;

/** One message on its way through the gates. Asks nobody: the same facts always give the same decision. */
final class Judgement {

    /** One question; null lets the message through. */
    private interface Gate {
        @Nullable
        Decision pass();
    }

    private final PolicyService policy;
    private final SessionRouter router;
    private final InboundMessage message;
    private final Conversation conversation;
    private final GatewayConfig config;
    private final AccountConfig account;
    private final Circumstances circumstances;
    private final List<TraceStep> steps = new ArrayList<>();
    private final String body;

    Judgement(
            PolicyService policy,
            SessionRouter router,
            Gates.Subject subject,
            AccountConfig account,
            Circumstances circumstances) {
        this.policy = policy;
        this.router = router;
        this.message = subject.message();
        this.conversation = subject.conversation();
        this.config = subject.config();
        this.account = account;
        this.circumstances = circumstances;
        this.body = body();
    }

    /** A file stands for itself where there are no words. */
    private String body() {
        if (!Whitespace.isBlank(message.text())) {
            return message.text();
        }
        return UsableAttachments.of(message, account).stream()
                .findFirst()
                .map(UsableAttachments::placeholder)
                .orElse("");
    }

    /**
     * Who may talk comes before everything that looks at what was said, so that nobody outside can learn what a message must
     * look like to be heard.
     */
    Decision decide() {
        return firstThatEnds(this::approval, this::own, this::tapback, this::access)
                .orElseGet(() -> heard(router.route(message, conversation, config)));
    }

    private Decision heard(Route route) {
        steps.addAll(route.steps());
        return firstThatEnds(this::emptyBody, this::selfChatCopy, this::echo, this::reflection)
                .orElseGet(() -> addressed(route));
    }

    private static Optional<Decision> firstThatEnds(Gate... gates) {
        return Stream.of(gates).map(Gate::pass).flatMap(Stream::ofNullable).findFirst();
    }

    /** Who may answer was decided when it was asked: neither the lists nor the groups of here have a say. */
    private @Nullable Decision approval() {
        if (!circumstances.approval()) {
            return null;
        }
        steps.add(TraceStep.ended("approval", "the reaction answers what an agent asked its owner"));
        return new Decision.Approval(steps);
    }

    /** A row without a sender is left to the access gates, which come first of all to that. */
    private @Nullable Decision own() {
        if (!message.fromMe() || message.from().isNone()) {
            return null;
        }
        return switch (SelfChat.of(message, conversation.group())) {
            case NO, PERHAPS ->
                dropped(
                        "from me",
                        "own row",
                        circumstances.ours()
                                ? "it is the record of what this gateway sent"
                                : "somebody wrote it on a device of this Apple account");
            case YES -> noteToSelf();
        };
    }

    private @Nullable Decision noteToSelf() {
        if (circumstances.ours()) {
            return dropped(
                    "agent echo in self-chat", "own row", "it is what this gateway sent into the chat with yourself");
        }
        steps.add(TraceStep.passed("own row", "a note that the owner of this Apple account wrote to itself"));
        return null;
    }

    private @Nullable Decision tapback() {
        return message.tapback() == null
                ? null
                : dropped("tapback", "tapback", "a reaction is not something to answer");
    }

    private @Nullable Decision access() {
        AccessDecision access = policy.admit(message, config, account, circumstances.approved());
        steps.addAll(access.steps());
        return switch (access) {
            case AccessDecision.Denied denied -> new Decision.Dropped(denied.reason(), steps);
            case AccessDecision.PairingNeeded _ -> new Decision.Pairing(steps);
            case AccessDecision.Admitted _ -> null;
        };
    }

    private @Nullable Decision emptyBody() {
        if (body.isEmpty()) {
            return message.attachments().isEmpty()
                    ? dropped("empty body", "body", "there is no text and no file")
                    : noUsableFile();
        }
        steps.add(TraceStep.passed(
                "body",
                Whitespace.isBlank(message.text()) ? "no text, but a file: " + body : "there is something to answer"));
        return null;
    }

    private Decision noUsableFile() {
        boolean wanted = account.includeAttachments();
        steps.add(
                wanted
                        ? TraceStep.ended(
                                "body",
                                "there is no text, and no file that the Mac has in one of the folders in attachmentRoots")
                        : TraceStep.ended("body", "there is no text, and files are not looked at")
                                .because(config.key(account.id(), "includeAttachments"), "false"));
        return new Decision.Dropped("empty body", steps);
    }

    private @Nullable Decision selfChatCopy() {
        return circumstances.selfChatCopy()
                ? dropped("self-chat echo", "self-chat", "it is the second copy of a note to self")
                : null;
    }

    private @Nullable Decision echo() {
        return circumstances.ours()
                ? dropped("echo", "echo", "this gateway sent the same to this conversation a moment ago")
                : null;
    }

    private @Nullable Decision reflection() {
        String marker = Reflection.marker(body);
        return marker == null
                ? null
                : dropped(
                        "reflected assistant content",
                        "reflection",
                        "it holds \"" + marker + "\", which only an assistant writes");
    }

    private Decision addressed(Route route) {
        AddressDecision decision =
                policy.address(message, body, config, account, route.agent(), circumstances.approved());
        steps.addAll(decision.steps());
        return switch (decision) {
            case AddressDecision.Ignored ignored -> new Decision.Dropped(ignored.reason(), steps);
            case AddressDecision.Addressed to -> inTime(route, to);
        };
    }

    /** Said in time, or released by an operator who knows that it was not. */
    private Decision inTime(Route route, AddressDecision.Addressed to) {
        StaleMessages policy = config.gateway().staleMessages();
        if (!circumstances.late() || circumstances.released() || policy == StaleMessages.ANSWER) {
            return unlessLimited(route, to);
        }
        steps.add(TraceStep.ended("age", "it was sent at " + message.sentAt() + " and came at " + message.receivedAt())
                .because("gateway.staleMessages", policy.word()));
        return policy == StaleMessages.ASK ? new Decision.Held("stale", steps) : new Decision.Dropped("stale", steps);
    }

    private Decision unlessLimited(Route route, AddressDecision.Addressed to) {
        if (circumstances.limited() && !circumstances.released()) {
            steps.add(TraceStep.ended(
                    "loop limiter",
                    "%d messages that looked like an echo of ourselves came within %d seconds; it waits for an operator"
                            .formatted(LoopBreaker.ECHOES, LoopBreaker.WINDOW.toSeconds())));
            return new Decision.Held("rate limited", steps);
        }
        return new Decision.Answer(route, body, to, steps);
    }

    private Decision dropped(String reason, String gate, String finding) {
        steps.add(TraceStep.ended(gate, finding));
        return new Decision.Dropped(reason, steps);
    }
}
