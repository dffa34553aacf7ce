package org.imsggateway.cli;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code --help} prints. */
final class HelpText {

    /** The program's name as the person types it; the launcher says how it was called. */
    static final String PROGRAM = System.getProperty("imsg-gateway.command", "imsg-gateway");

    private static final int COLUMN = 34;

    private HelpText() {}

    static String overview(Vocabulary vocabulary) {
        String commands = Stream.concat(
                        Stream.of(
                                row("serve [--KEY=VALUE …]", "start the gateway; what happens without a command"),
                                row("simulator …", "the built-in look-alike of imsg; 'simulator receive --help'")),
                        vocabulary.words().stream().map(word -> row(synopsis(word), word.getDescription())))
                .collect(Collectors.joining());
        return """
                imsg-gateway: a gateway between Apple Messages and agents.

                Usage: %s [COMMAND] [OPTIONS]

                %s
                '%s COMMAND --help' shows the options of a command. Commands ask the gateway that runs
                on this machine; IMSG_GATEWAY_URL and IMSG_GATEWAY_TOKEN name another one.
                """.formatted(PROGRAM, commands, PROGRAM);
    }

    static String group(List<Word> group) {
        return "Usage:\n\n"
                + group.stream()
                        .map(word -> row(synopsis(word), word.getDescription()))
                        .collect(Collectors.joining());
    }

    static String of(Word word) {
        return "%s: %s%n%nUsage: %s [OPTIONS]%n%n%s"
                .formatted(
                        word.getName(),
                        word.getDescription(),
                        usage(word),
                        word.flags().stream()
                                .map(flag -> row(flag.usage(), flag.meaning()))
                                .collect(Collectors.joining()));
    }

    static String usage(Word word) {
        return PROGRAM + " " + synopsis(word);
    }

    private static String synopsis(Word word) {
        return Stream.concat(
                        Stream.of(word.getName()), word.arguments().stream().map(Word.Argument::usage))
                .collect(Collectors.joining(" "));
    }

    private static String row(String left, String right) {
        String gap = left.length() < COLUMN ? " ".repeat(COLUMN - left.length()) : "\n  " + " ".repeat(COLUMN);
        return "  " + left + gap + right + "\n";
    }
}
