package org.imsggateway.inbound;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.imsggateway.command.ChatCommandOutcome;
import org.imsggateway.command.ChatCommandRequest;
import org.imsggateway.command.ChatCommands;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.config.QueueMode;
import org.imsggateway.delivery.Reply;
import org.imsggateway.delivery.ReplyDispatcher;
import org.imsggateway.message.TraceStep;
import org.imsggateway.session.Bindings;
import org.imsggateway.session.Route;
import org.imsggateway.session.SessionState;
import org.imsggateway.session.Sessions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Runs what is a command, and gives everything else its turn. All of it is part of the caller's transaction. */
@Component
class CommandDesk {

    private final ChatCommands commands;
    private final Sessions sessions;
    private final Bindings bindings;
    private final UnfinishedTurns running;
    private final ReplyDispatcher replies;
    private final Clock clock;

    CommandDesk(
            ChatCommands commands,
            Sessions sessions,
            Bindings bindings,
            UnfinishedTurns running,
            ReplyDispatcher replies,
            Clock clock) {
        this.commands = commands;
        this.sessions = sessions;
        this.bindings = bindings;
        this.running = running;
        this.replies = replies;
        this.clock = clock;
    }

    Settlement receive(JournalEntry entry, Decision.Answer answer, GatewayConfig config) {
        return switch (commands.run(request(entry, answer, config))) {
            case ChatCommandOutcome.NotACommand _ ->
                turn(entry, answer, new Wanted(answer.route(), answer.body(), null, answer.steps()), config);
            case ChatCommandOutcome.Ignored _ ->
                Settlement.handled(
                        "command ignored (unauthorized)",
                        and(answer.steps(), TraceStep.ended("command", "its sender may not give commands")));
            case ChatCommandOutcome.Answer(String name, String text) -> {
                say(entry, answer, text);
                yield Settlement.handled("command answered", ran(answer, name, " was run"));
            }
            case ChatCommandOutcome.Stop(String name) -> {
                boolean ran = running.isBusyBefore(entry.conversation(), entry.id());
                running.stopAfterCommit(entry.conversation(), entry.id(), "stopped in the chat");
                say(entry, answer, ran ? "Stopped." : "Nothing runs here.");
                yield Settlement.handled("command answered", ran(answer, name, " was run"));
            }
            case ChatCommandOutcome.Continue(String name, String prompt) ->
                turn(
                        entry,
                        answer,
                        new Wanted(answer.route(), prompt, null, ran(answer, name, " was run; the rest is answered")),
                        config);
            case ChatCommandOutcome.Steer(String name, String prompt, Route route) -> {
                String what =
                        " was run; the rest goes to session " + route.session().value();
                var wanted = new Wanted(route, prompt, ChatCommandOutcome.Steer.LONGEST, ran(answer, name, what));
                yield turn(entry, answer, wanted, config);
            }
        };
    }

    private static ChatCommandRequest request(JournalEntry entry, Decision.Answer answer, GatewayConfig config) {
        return new ChatCommandRequest(
                answer.addressed().text(),
                answer.addressed().commandAuthorized(),
                entry.message(),
                entry.conversation(),
                answer.route(),
                config,
                config.account(entry.message().account()).orElseThrow());
    }

    private static List<TraceStep> ran(Decision.Answer answer, String name, String what) {
        return and(answer.steps(), TraceStep.passed("command", "/" + name + what));
    }

    /**
     * A turn that is to be.
     *
     * @param longest where its answer is cut; null if it is not
     */
    private record Wanted(
            Route route, String prompt, @Nullable Integer longest, List<TraceStep> steps) {}

    private Settlement turn(JournalEntry entry, Decision.Answer answer, Wanted wanted, GatewayConfig config) {
        Instant now = clock.instant();
        var message = entry.message();
        Route route = wanted.route();
        SessionState session = sessions.touch(route, entry.conversation(), message.account(), now);
        config.account(message.account())
                .ifPresent(account ->
                        sessions.recordRoute(message, entry.conversation(), answer.route(), config, account, now));
        bindings.used(entry.conversation(), message.chat());
        if (config.messages().queueMode() == QueueMode.INTERRUPT) {
            running.stopAfterCommit(entry.conversation(), entry.id(), "interrupted by a newer message");
        }
        var input = new TurnInput(
                wanted.prompt(),
                answer.addressed().mentioned(),
                answer.addressed().commandAuthorized(),
                route.agent().id(),
                route.session().value(),
                session.incarnation(),
                session.lastActivityBefore(),
                wanted.longest());
        return Settlement.queued(new Settlement.Turn(route, input), wanted.steps());
    }

    private void say(JournalEntry entry, Decision.Answer answer, String text) {
        replies.dispatch(new Reply(
                entry.conversation(),
                answer.route().replyTo(),
                text,
                List.of(),
                Reply.Origin.COMMAND,
                entry.id(),
                null));
    }

    private static List<TraceStep> and(List<TraceStep> steps, TraceStep last) {
        var all = new ArrayList<>(steps);
        all.add(last);
        return all;
    }
}
