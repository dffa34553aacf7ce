package org.imsggateway.command;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.imsggateway.config.AgentConfig;
import org.imsggateway.session.Route;
import org.imsggateway.session.SessionInfo;
import org.imsggateway.session.Sessions;
import org.jspecify.annotations.Nullable;

/** Says who answers here, and since when. */
final class StatusCommand implements ChatCommand {

    private final Sessions sessions;
    private final Clock clock;

    StatusCommand(Sessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public List<String> names() {
        return List.of("status");
    }

    @Override
    public String usage() {
        return "/status: who answers here, and since when";
    }

    @Override
    public ChatCommandOutcome run(ChatCommandRequest request, String name, String arguments) {
        Route route = request.route();
        @Nullable SessionInfo session = sessions.find(route.session()).orElse(null);
        String text = """
                Agent: %s
                Account: %s
                Session: %s
                Started: %s
                Turns: %d
                Who may talk here: %s""".formatted(
                        agent(route.agent()),
                        request.account().id(),
                        route.session().value(),
                        session == null ? "with your next message" : age(session),
                        session == null ? 0 : session.turns(),
                        request.conversation().group() ? inGroup(request) : directly(request));
        return new ChatCommandOutcome.Answer(name, text);
    }

    private static String agent(AgentConfig agent) {
        String name = agent.identity() == null ? null : agent.identity().name();
        String shown = name == null ? agent.name() : name;
        return shown == null ? agent.id() : "%s (%s)".formatted(shown, agent.id());
    }

    private String age(SessionInfo session) {
        Duration age = Duration.between(session.startedAt(), clock.instant());
        if (age.toMinutes() < 1) {
            return "just now";
        }
        if (age.toHours() < 1) {
            return age.toMinutes() + " min ago";
        }
        return age.toDays() < 2 ? age.toHours() + " h ago" : age.toDays() + " days ago";
    }

    private static String directly(ChatCommandRequest request) {
        return switch (request.account().dmPolicy()) {
            case PAIRING -> "those who are listed or were approved";
            case ALLOWLIST -> "those who are listed";
            case OPEN -> "everyone";
            case DISABLED -> "nobody";
        };
    }

    private static String inGroup(ChatCommandRequest request) {
        return switch (request.account().groupPolicy()) {
            case ALLOWLIST -> "those who are listed";
            case OPEN -> "everyone in this group";
            case DISABLED -> "nobody";
        };
    }
}
