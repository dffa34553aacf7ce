package org.imsggateway.command;

import java.util.List;

/** Lists the commands. */
final class CommandsCommand implements ChatCommand {

    static final String USAGE = "/help: this; /commands is only the list";

    private final String lines;

    CommandsCommand(List<String> usages) {
        this.lines = String.join("\n", usages);
    }

    @Override
    public List<String> names() {
        return List.of("commands");
    }

    @Override
    public String usage() {
        return USAGE;
    }

    @Override
    public ChatCommandOutcome run(ChatCommandRequest request, String name, String arguments) {
        return new ChatCommandOutcome.Answer(name, lines);
    }
}
