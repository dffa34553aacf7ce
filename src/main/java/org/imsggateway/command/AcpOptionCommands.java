package org.imsggateway.command;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.imsggateway.agent.AcpSession;
import org.imsggateway.agent.AcpSessions;
import org.imsggateway.message.Whitespace;

/** Changes what a session runs with, from its next turn on. */
final class AcpOptionCommands {

    static final Set<String> ACTIONS =
            Set.of("set-mode", "set", "cwd", "permissions", "timeout", "model", "reset-options");

    private static final Set<String> PERMISSIONS = Set.of("deny", "ask", "allow");
    private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]{0,5}");
    private static final Pattern WORDS = Pattern.compile("\\s+");

    private final AcpSessions sessions;

    AcpOptionCommands(AcpSessions sessions) {
        this.sessions = sessions;
    }

    /** Carries one out; says what became of it. */
    String change(AcpSession session, String action, String text) {
        List<String> words = List.of(WORDS.split(Whitespace.trim(text)));
        if (action.equals("reset-options")) {
            return text.isEmpty() ? reset(session) : "Usage: /acp reset-options";
        }
        if (action.equals("set")) {
            return words.size() == 2
                    ? set(session, words.get(0).toLowerCase(Locale.ROOT), words.get(1))
                    : "Usage: " + AcpWords.SET;
        }
        String name = action.equals("set-mode") ? "mode" : action;
        return text.isEmpty() || words.size() > 1 ? "Usage: /acp " + action + " VALUE" : set(session, name, text);
    }

    private String reset(AcpSession session) {
        sessions.setOptions(session.key(), Map.of());
        return "It runs as configured again.";
    }

    private String set(AcpSession session, String name, String value) {
        String kept = value;
        if (name.equals("permissions")) {
            kept = value.toLowerCase(Locale.ROOT);
            if (!PERMISSIONS.contains(kept)) {
                return invalid(name, value, "deny, ask or allow");
            }
        }
        if (name.equals("timeout") && !SECONDS.matcher(value).matches()) {
            return invalid(name, value, "a number of seconds, from 1 to 999999");
        }
        Map<String, String> options = new HashMap<>(session.options());
        options.put(name, kept);
        sessions.setOptions(session.key(), options);
        return "%s is %s from the next message on.".formatted(name, kept);
    }

    private static String invalid(String name, String value, String allowed) {
        return "ACP error (ACP_INVALID_RUNTIME_OPTION): %s cannot be %s; it takes %s\nnext: /acp status"
                .formatted(name, value, allowed);
    }
}
