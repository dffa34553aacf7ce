package org.imsggateway.command;

import java.time.Clock;
import java.util.List;
import org.imsggateway.session.Sessions;

/** Starts the session of a conversation afresh. */
final class ResetCommand implements ChatCommand {

    private static final String FRESH = "A fresh start. What was said here so far is forgotten.";
    private static final String IN_PLACE =
            "ACP session reset in place: the same session and binding, with nothing said in it yet.";

    private final Sessions sessions;
    private final Clock clock;

    ResetCommand(Sessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public List<String> names() {
        return List.of("new", "reset");
    }

    @Override
    public String usage() {
        return "/new [text]: forget what was said and start afresh, with the text if there is one; /reset is the same";
    }

    @Override
    public ChatCommandOutcome run(ChatCommandRequest request, String name, String arguments) {
        sessions.reset(request.route(), clock.instant());
        return arguments.isEmpty()
                ? new ChatCommandOutcome.Answer(name, request.route().session().isAcp() ? IN_PLACE : FRESH)
                : new ChatCommandOutcome.Continue(name, arguments);
    }
}
