package org.imsggateway.command;

import java.util.List;
import org.imsggateway.session.Bindings;

/** Takes a conversation from the session it was bound to, which stays as it is. */
final class UnfocusCommand implements ChatCommand {

    private final Bindings bindings;

    UnfocusCommand(Bindings bindings) {
        this.bindings = bindings;
    }

    @Override
    public List<String> names() {
        return List.of("unfocus");
    }

    @Override
    public String usage() {
        return "/unfocus: this chat talks to its usual agent again; the session stays";
    }

    @Override
    public ChatCommandOutcome run(ChatCommandRequest request, String name, String arguments) {
        return new ChatCommandOutcome.Answer(
                name,
                bindings.unbind(request.conversation())
                        .map(was -> "This conversation is no longer bound to %s."
                                .formatted(was.session().value()))
                        .orElse("This conversation is not bound to a session."));
    }
}
