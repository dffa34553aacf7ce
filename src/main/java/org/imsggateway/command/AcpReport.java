package org.imsggateway.command;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.imsggateway.agent.AcpSession;
import org.imsggateway.agent.AcpSettings;
import org.imsggateway.session.Binding;
import org.imsggateway.session.Bindings;

/** Words about ACP sessions. */
final class AcpReport {

    private final Bindings bindings;

    AcpReport(Bindings bindings) {
        this.bindings = bindings;
    }

    String spawned(AcpSession session, boolean bound, boolean dispatched) {
        String text = "Session %s (%s, %s).\n%s"
                .formatted(
                        session.key().value(),
                        word(session),
                        session.backend(),
                        bound
                                ? "This conversation is bound to it: what you write here goes there. /acp close ends that."
                                : "It is unbound; /acp spawn %s --bind here binds this conversation to a new one."
                                        .formatted(session.agentId()));
        return dispatched ? text : text + "\nMessages are not handed to it: acp.dispatch.enabled is false.";
    }

    /** An agent that can be started, whatever became of the chat's last turn. */
    static String startable(String agentId, Optional<AcpSession> session) {
        return agentId
                + " can be started here."
                + session.map(AcpSession::lastError)
                        .map(error -> " But the last turn of this chat failed: " + error)
                        .orElse("");
    }

    /** A session, and what its next turn runs with as things are configured now. */
    String status(AcpSession session, AcpSettings settings) {
        return """
                Session: %s
                Agent: %s
                Label: %s
                Backend: %s
                Mode: %s
                State: %s
                Works in: %s
                Permissions: %s
                Timeout: %d s
                Options: %s
                Bound chats: %d
                Last error: %s""".formatted(
                        session.key().value(),
                        session.agentId(),
                        Objects.requireNonNullElse(session.label(), "none"),
                        settings.backend(),
                        settings.mode().word(),
                        session.running() ? "running" : "idle",
                        Objects.requireNonNullElse(settings.directory(), "a directory of its own"),
                        settings.permissions().word(),
                        settings.timeout().toSeconds(),
                        options(session.options()),
                        bound(session),
                        Objects.requireNonNullElse(session.lastError(), "none"));
    }

    private long bound(AcpSession session) {
        return bindings.all().stream()
                .map(Binding::session)
                .filter(session.key()::equals)
                .count();
    }

    private static String word(AcpSession session) {
        return session.mode().name().toLowerCase(Locale.ROOT);
    }

    private static String options(Map<String, String> options) {
        return options.isEmpty()
                ? "as configured"
                : new TreeMap<>(options)
                        .entrySet().stream()
                                .map(option -> option.getKey() + "=" + option.getValue())
                                .collect(Collectors.joining(", "));
    }

    String list(List<AcpSession> sessions) {
        return sessions.isEmpty()
                ? "There are no sessions."
                : sessions.stream().map(AcpReport::line).collect(Collectors.joining("\n"));
    }

    private static String line(AcpSession session) {
        return "%s%s (%s, %s)%s"
                .formatted(
                        session.label() == null ? "" : session.label() + ": ",
                        session.key().value(),
                        word(session),
                        session.running() ? "running" : "idle",
                        session.lastError() == null ? "" : ", its last turn failed");
    }
}
