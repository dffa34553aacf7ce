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
import org.imsggateway.session.SessionState;
import org.imsggateway.session.Sessions;
import org.springframework.stereotype.Component;

/** Runs what is a command, and gives everything else its turn. All of it is part of the caller's transaction. */
@Component
class CommandDesk {

    private final ChatCommands commands;
    private final Sessions sessions;
    private final Bindings bindings;
    private final RunningTurns running;
    private final ReplyDispatcher replies;
    private final Clock clock;

    CommandDesk(
            ChatCommands commands,
            Sessions sessions,
            Bindings bindings,
            RunningTurns running,
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
            case ChatCommandOutcome.NotACommand _ -> turn(entry, answer, answer.body(), answer.steps(), config);
            case ChatCommandOutcome.Ignored _ ->
                Settlement.handled(
                        "command ignored (unauthorized)",
                        and(answer.steps(), TraceStep.ended("command", "its sender may not give commands")));
            case ChatCommandOutcome.Answer(String name, String text) -> {
                say(entry, answer, text);
                yield Settlement.handled("command answered", ran(answer, name, " was run"));
            }
            case ChatCommandOutcome.Stop(String name) -> {
                boolean ran = running.isRunning(entry.conversation());
                running.stopAfterCommit(entry.conversation(), "stopped in the chat");
                say(entry, answer, ran ? "Stopped." : "Nothing runs here.");
                yield Settlement.handled("command answered", ran(answer, name, " was run"));
            }
            case ChatCommandOutcome.Continue(String name, String prompt) ->
                turn(entry, answer, prompt, ran(answer, name, " was run; the rest is answered"), config);
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

    private Settlement turn(
            JournalEntry entry, Decision.Answer answer, String prompt, List<TraceStep> steps, GatewayConfig config) {
        Instant now = clock.instant();
        var message = entry.message();
        SessionState session = sessions.touch(answer.route(), entry.conversation(), message.account(), now);
        config.account(message.account())
                .ifPresent(account ->
                        sessions.recordRoute(message, entry.conversation(), answer.route(), config, account, now));
        bindings.used(entry.conversation(), message.chat());
        if (config.messages().queueMode() == QueueMode.INTERRUPT) {
            running.stopAfterCommit(entry.conversation(), "interrupted by a newer message");
        }
        var input = new TurnInput(
                prompt,
                answer.addressed().mentioned(),
                answer.addressed().commandAuthorized(),
                answer.route().agent().id(),
                answer.route().session().value(),
                session.incarnation(),
                session.lastActivityBefore());
        return Settlement.queued(new Settlement.Turn(answer.route(), input), steps);
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
