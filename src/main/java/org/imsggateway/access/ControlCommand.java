package org.imsggateway.access;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imsggateway.config.CommandsConfig;
import org.imsggateway.message.Whitespace;

/**
 * Something that is said to the gateway itself.
 *
 * @param name which command, in lower case, without the slash
 * @param arguments what stands behind it in its line, trimmed; may be empty
 */
public record ControlCommand(String name, String arguments) {

    private static final Pattern FORM = Pattern.compile("/([A-Za-z]+)(?::[ \\t]*|(?=\\s|$))([^\\r\\n]*)(?s:.*)");
    private static final Set<String> ALONE =
            Set.of("help", "commands", "status", "whoami", "id", "stop", "restart", "agents", "unfocus");
    private static final Set<String> WITH_ARGUMENTS = Set.of(
            "new",
            "reset",
            "acp",
            "approve",
            "config",
            "debug",
            "bash",
            "session",
            "allowlist",
            "model",
            "think",
            "focus");

    /**
     * Recognises a command: a slash and a known word at the beginning of the text, in any case.
     *
     * @param text what was said, without a mention in front
     * @param commands which commands there are
     * @return the command; empty if the text is none
     */
    public static Optional<ControlCommand> in(String text, CommandsConfig commands) {
        Matcher form = FORM.matcher(Whitespace.trim(text));
        if (!commands.text() || !form.matches()) {
            return Optional.empty();
        }
        var command = new ControlCommand(form.group(1).toLowerCase(Locale.ROOT), Whitespace.trim(form.group(2)));
        boolean known = command.arguments().isEmpty()
                ? ALONE.contains(command.name()) || WITH_ARGUMENTS.contains(command.name())
                : WITH_ARGUMENTS.contains(command.name());
        return Optional.of(command).filter(_ -> known && command.isOn(commands));
    }

    private boolean isOn(CommandsConfig commands) {
        return switch (name) {
            case "config" -> commands.config();
            case "debug" -> commands.debug();
            case "bash" -> commands.bash();
            case "restart" -> commands.restart();
            default -> true;
        };
    }
}
