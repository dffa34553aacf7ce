package org.imsggateway.command;

import java.util.List;

/** Ends the turn that runs for a conversation. */
final class StopCommand implements ChatCommand {

    @Override
    public List<String> names() {
        return List.of("stop");
    }

    @Override
    public String usage() {
        return "/stop: end what the agent is doing for this chat, and what waits for it";
    }

    @Override
    public ChatCommandOutcome run(ChatCommandRequest request, String name, String arguments) {
        return new ChatCommandOutcome.Stop(name);
    }
}
