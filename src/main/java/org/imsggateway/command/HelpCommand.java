package org.imsggateway.command;

import java.util.List;

/** Says what the gateway is, and what can be said to it. */
final class HelpCommand implements ChatCommand {

    private final String lines;

    HelpCommand(List<String> usages) {
        this.lines = String.join("\n", usages);
    }

    @Override
    public List<String> names() {
        return List.of("help");
    }

    @Override
    public String usage() {
        return CommandsCommand.USAGE;
    }

    @Override
    public ChatCommandOutcome run(ChatCommandRequest request, String name, String arguments) {
        return new ChatCommandOutcome.Answer(
                name, "What you write here goes to an agent. These go to the gateway instead:\n\n" + lines);
    }
}
