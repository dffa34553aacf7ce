package org.imsggateway.cli;

import java.util.List;
import java.util.Optional;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.CommandOption;

/** One command as it was typed. */
final class Call {

    private final CommandContext context;
    private final Word word;

    Call(CommandContext context, Word word) {
        this.context = context;
        this.word = word;
    }

    /** What stands at a place behind the command's words. */
    Optional<String> argument(int index) {
        List<String> given = arguments();
        return index < given.size() ? Optional.of(given.get(index)) : Optional.empty();
    }

    List<String> arguments() {
        return context.parsedInput().arguments().stream()
                .map(argument -> argument.value())
                .toList();
    }

    boolean has(Flag flag) {
        return !all(flag).isEmpty();
    }

    Optional<String> value(Flag flag) {
        return all(flag).stream().findFirst();
    }

    List<String> all(Flag flag) {
        return context.parsedInput().options().stream()
                .filter(option -> flag.name().equals(option.longName()))
                .map(CommandOption::value)
                .toList();
    }

    /** What the command cannot do without. */
    String need(Flag flag) {
        return value(flag)
                .orElseThrow(() -> CommandFailure.usage("'%s' needs %s: write %s %s …; see '%s --help'."
                        .formatted(word.getName(), flag.usage(), HelpText.usage(word), flag.usage(), word.getName())));
    }

    void print(String text) {
        context.outputWriter().println(text.stripTrailing());
        context.outputWriter().flush();
    }
}
