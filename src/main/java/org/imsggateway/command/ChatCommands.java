package org.imsggateway.command;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.imsggateway.access.ControlCommand;
import org.imsggateway.access.PolicyService;
import org.imsggateway.agent.AcpSessions;
import org.imsggateway.agent.OwnerQuestions;
import org.imsggateway.command.ChatCommandOutcome.Answer;
import org.imsggateway.command.ChatCommandOutcome.Ignored;
import org.imsggateway.command.ChatCommandOutcome.NotACommand;
import org.imsggateway.session.Bindings;
import org.imsggateway.session.Sessions;
import org.springframework.stereotype.Component;

/** What a person can say to the gateway itself in a chat. */
@Component
public class ChatCommands {

    private final ChatCommand reset;
    private final OwnerQuestions questions;
    private final Map<String, ChatCommand> commands = new HashMap<>();

    /**
     * Makes the commands.
     *
     * @param sessions what they start afresh, and tell about
     * @param clock says when
     * @param acp the sessions of ACP agents
     * @param bindings which conversations are bound to those
     * @param policy says who owns this gateway
     * @param questions what agents ask the owners
     */
    public ChatCommands(
            Sessions sessions,
            Clock clock,
            AcpSessions acp,
            Bindings bindings,
            PolicyService policy,
            OwnerQuestions questions) {
        this.questions = questions;
        this.reset = new ResetCommand(sessions, clock);
        List<ChatCommand> others = List.of(
                new StatusCommand(sessions, clock),
                new WhoamiCommand(),
                reset,
                new StopCommand(),
                new AcpCommand(acp, bindings, policy),
                new UnfocusCommand(bindings, policy),
                new ApproveCommand(questions));
        List<String> usages = Stream.concat(
                        Stream.of(CommandsCommand.USAGE), others.stream().map(ChatCommand::usage))
                .toList();
        Stream.concat(others.stream(), Stream.of(new HelpCommand(usages), new CommandsCommand(usages)))
                .forEach(command -> command.names().forEach(name -> commands.put(name, command)));
    }

    /**
     * Runs a message if it is a command of someone who may give one. What a command changes joins the caller's
     * transaction, and can be done again after a crash.
     *
     * @param request the message
     * @return whether it goes on to its agent, and what is to be answered if not
     */
    public ChatCommandOutcome run(ChatCommandRequest request) {
        Optional<Answer> answered = answered(request);
        if (answered.isPresent()) {
            return answered.get();
        }
        Optional<ResetTrigger> trigger = request.authorized() ? ResetTrigger.in(request) : Optional.empty();
        if (trigger.isPresent()) {
            return reset.run(request, trigger.get().name(), trigger.get().rest());
        }
        return ControlCommand.in(request.text(), request.config().commands())
                .map(command -> request.authorized() ? run(request, command) : new Ignored())
                .orElseGet(NotACommand::new);
    }

    /** A bare number to us alone, from someone whom an agent has asked something. */
    private Optional<Answer> answered(ChatCommandRequest request) {
        return request.conversation().group()
                ? Optional.empty()
                : questions.answer(request.message().from(), request.text()).map(text -> new Answer("approve", text));
    }

    private ChatCommandOutcome run(ChatCommandRequest request, ControlCommand said) {
        ChatCommand command = commands.get(said.name());
        return command == null
                ? new Answer(
                        said.name(),
                        "This gateway does not have /%s (yet). /help shows what it has.".formatted(said.name()))
                : command.run(request, said.name(), said.arguments());
    }
}
