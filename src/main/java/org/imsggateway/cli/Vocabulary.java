package org.imsggateway.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.shell.core.command.CommandRegistry;

/** All commands there are. */
final class Vocabulary {

    private final List<Word> words;

    Vocabulary(List<Word> words) {
        this.words = List.copyOf(words);
    }

    List<Word> words() {
        return words;
    }

    CommandRegistry registry() {
        return new CommandRegistry(Set.copyOf(words));
    }

    /** The commands that begin with these words, in their order; all for none. */
    List<Word> under(List<String> prefix) {
        return words.stream().filter(word -> startsWith(word.words(), prefix)).toList();
    }

    /**
     * The command that a line begins with; of several the one with most words.
     *
     * @throws CommandFailure if there is none
     */
    Word find(List<String> tokens) {
        return words.stream()
                .filter(word -> startsWith(tokens, word.words()))
                .max(Comparator.comparingInt(word -> word.words().size()))
                .orElseThrow(() -> unknown(tokens));
    }

    private CommandFailure unknown(List<String> tokens) {
        String first = tokens.isEmpty() ? "" : tokens.getFirst();
        List<Word> group = under(List.of(first));
        if (group.isEmpty()) {
            List<String> firsts = words.stream()
                    .map(word -> word.words().getFirst())
                    .distinct()
                    .toList();
            return CommandFailure.usage(
                    "There is no command '%s'%s; see 'help'.".formatted(first, Nearest.hint(first, firsts)));
        }
        List<String> seconds = group.stream().map(word -> word.words().get(1)).toList();
        if (tokens.size() == 1 || tokens.get(1).startsWith("-")) {
            return CommandFailure.usage("'%s' needs one more word: %s.".formatted(first, String.join(", ", seconds)));
        }
        return CommandFailure.usage("There is no command '%s %s'%s; there are %s."
                .formatted(
                        first,
                        tokens.get(1),
                        Nearest.hint(tokens.get(1), seconds),
                        seconds.stream().map(second -> first + " " + second).collect(Collectors.joining(", "))));
    }

    private static boolean startsWith(List<String> tokens, List<String> prefix) {
        return tokens.size() >= prefix.size()
                && tokens.subList(0, prefix.size()).equals(prefix);
    }
}
