package org.imsggateway.access;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.imsggateway.config.CommandsConfig;
import org.imsggateway.message.Whitespace;

/**
 * A command to the gateway, as somebody wrote it in a chat.
 *
 * @param name which one, in lower case and without the slash; {@code /id} is another word for {@code whoami}
 * @param arguments what follows it on its line, trimmed; empty if nothing does
 */
public record ControlCommand(String name, String arguments) {

    private static final List<String> ALONE =
            List.of("help", "commands", "status", "whoami", "stop", "restart", "agents", "unfocus");
    private static final List<String> WITH_ARGUMENTS = List.of(
            "new",
            "reset",
            "acp",
            "approve",
            "config",
            "session",
            "allowlist",
            "model",
            "think",
            "focus",
            "debug",
            "bash");

    /** What may be written, each with the command that it means. */
    private static final Map<String, Known> KNOWN = known();

    private record Known(String name, boolean takesArguments) {}

    private static Map<String, Known> known() {
        Map<String, Known> known = new HashMap<>();
        ALONE.forEach(name -> known.put(name, new Known(name, false)));
        WITH_ARGUMENTS.forEach(name -> known.put(name, new Known(name, true)));
        known.put("id", new Known("whoami", false));
        return Map.copyOf(known);
    }

    /**
     * Looks for a command. It begins the text with a slash, in any case; a colon may follow its name. Only the first line
     * counts. A command that takes nothing is none if something follows it, and one that is switched off is plain text.
     *
     * @param text what was written
     * @param commands which commands there are
     * @return the command, or empty if the text is none
     */
    public static Optional<ControlCommand> in(String text, CommandsConfig commands) {
        String line = firstLine(text);
        if (!commands.text() || !line.startsWith("/")) {
            return Optional.empty();
        }
        int end = endOfName(line);
        Known known = KNOWN.get(line.substring(1, end).toLowerCase(Locale.ROOT));
        boolean colon = end < line.length() && line.charAt(end) == ':';
        String arguments = Whitespace.trim(line.substring(colon ? end + 1 : end));
        return known == null || !exists(known, commands) || (!arguments.isEmpty() && !known.takesArguments())
                ? Optional.empty()
                : Optional.of(new ControlCommand(known.name(), arguments));
    }

    private static String firstLine(String text) {
        String trimmed = Whitespace.trim(text);
        int end = trimmed.indexOf('\n');
        return end < 0 ? trimmed : Whitespace.trim(trimmed.substring(0, end));
    }

    private static int endOfName(String line) {
        int end = 1;
        while (end < line.length() && line.charAt(end) != ':' && !Whitespace.is(line.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean exists(Known known, CommandsConfig commands) {
        return switch (known.name()) {
            case "config" -> commands.config();
            case "debug" -> commands.debug();
            case "bash" -> commands.bash();
            case "restart" -> commands.restart();
            default -> true;
        };
    }
}
