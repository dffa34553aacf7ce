package org.imsggateway.cli;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import org.springframework.shell.core.command.CommandArgument;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.CommandParser;
import org.springframework.shell.core.command.ParsedInput;

/**
 * Reads a command line. It takes the words as the operating system gave them (joined and split again, a text would lose
 * its spaces), and what it does not know is an error (a mistyped option that is ignored does something else than was
 * meant).
 */
final class CommandLineParser implements CommandParser {

    private final Vocabulary vocabulary;

    CommandLineParser(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** A line of the interactive shell. */
    @Override
    public ParsedInput parse(String line) {
        return parse(Tokens.split(line));
    }

    /**
     * Words as typed.
     *
     * @throws CommandFailure if they make no command
     */
    ParsedInput parse(List<String> tokens) {
        Word word = vocabulary.find(tokens);
        List<String> names = word.words();
        List<CommandOption> options = new ArrayList<>();
        List<CommandArgument> arguments = new ArrayList<>();
        boolean open = true;
        ListIterator<String> rest = tokens.subList(names.size(), tokens.size()).listIterator();
        while (rest.hasNext()) {
            String token = rest.next();
            if (open && token.equals("--")) {
                open = false;
            } else if (open && token.startsWith("-") && token.length() > 1) {
                options.add(option(word, token, rest, options));
            } else {
                arguments.add(new CommandArgument(arguments.size(), token));
            }
        }
        return new ParsedInput(names.getFirst(), names.subList(1, names.size()), options, arguments);
    }

    private static CommandOption option(Word word, String token, Iterator<String> rest, List<CommandOption> before) {
        int equals = token.indexOf('=');
        String name = equals < 0 ? token : token.substring(0, equals);
        Flag flag = find(word, name);
        if (!flag.repeatable() && before.stream().anyMatch(option -> flag.name().equals(option.longName()))) {
            throw CommandFailure.usage("%s is given twice; once is enough.".formatted(name));
        }
        if (flag.isSwitch()) {
            if (equals >= 0) {
                throw CommandFailure.usage("%s takes no value.".formatted(name));
            }
            return flag.with("true");
        }
        return flag.with(equals >= 0 ? token.substring(equals + 1) : next(name, rest));
    }

    private static String next(String name, Iterator<String> rest) {
        String value = rest.hasNext() ? rest.next() : "--";
        if (value.startsWith("--")) {
            throw CommandFailure.usage(
                    "%s needs a value; write %s=… if the value begins with dashes.".formatted(name, name));
        }
        return value;
    }

    private static Flag find(Word word, String name) {
        if (name.equals("-h")) {
            return Flag.HELP;
        }
        return word.flags().stream()
                .filter(flag -> name.equals("--" + flag.name()))
                .findFirst()
                .orElseThrow(() -> CommandFailure.usage("'%s' has no option %s%s; see '%s --help'."
                        .formatted(
                                word.getName(),
                                name,
                                Nearest.hint(
                                        name,
                                        word.flags().stream()
                                                .map(flag -> "--" + flag.name())
                                                .toList()),
                                word.getName())));
    }
}
