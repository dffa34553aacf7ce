package org.imsggateway.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Completion scripts for shells. They know the words by heart: starting Java at every TAB would take too long. */
final class CompletionCommands {

    private final List<Word> words;

    CompletionCommands(List<Word> words) {
        this.words = words;
    }

    List<Word> words() {
        return List.of(Word.named("completion", "print a completion script: bash, zsh or fish")
                .needs("SHELL")
                .does(call -> call.print(script(call.argument(0).orElseThrow()))));
    }

    private String script(String shell) {
        return switch (shell) {
            case "bash" -> bash("");
            case "zsh" -> bash("autoload -U +X bashcompinit && bashcompinit\n");
            case "fish" -> fish();
            default ->
                throw CommandFailure.usage(
                        "There is no completion for '%s'; there is one for bash, zsh and fish.".formatted(shell));
        };
    }

    private String bash(String prelude) {
        String cases = next().entrySet().stream()
                .map(entry ->
                        "    \"%s\") words=\"%s\" ;;".formatted(entry.getKey(), String.join(" ", entry.getValue())))
                .collect(Collectors.joining("\n"));
        return """
                # To use it now: source <(imsg-gateway completion SHELL)
                %s_imsg_gateway() {
                  local current="${COMP_WORDS[COMP_CWORD]}" path="" words="" at
                  for ((at = 1; at < COMP_CWORD && at < 3; at++)); do
                    case "${COMP_WORDS[at]}" in -*) break ;; *) path="$path ${COMP_WORDS[at]}" ;; esac
                  done
                  case "${path# }" in
                %s
                  esac
                  COMPREPLY=($(compgen -W "$words" -- "$current"))
                }
                complete -o default -F _imsg_gateway imsg-gateway ./imsg-gateway
                """.formatted(prelude, cases);
    }

    /** What may follow the words typed so far. A command of one word is listed with anything behind it, too. */
    private Map<String, List<String>> next() {
        Map<String, List<String>> next = new LinkedHashMap<>();
        next.put("", firsts());
        for (String first : firsts()) {
            var seconds = new TreeSet<String>();
            words.stream().filter(word -> word.words().getFirst().equals(first)).forEach(word -> {
                if (word.words().size() > 1) {
                    seconds.add(word.words().get(1));
                    next.put(word.getName(), options(word));
                } else {
                    seconds.addAll(options(word));
                }
            });
            next.put(first, List.copyOf(seconds));
        }
        return next;
    }

    private List<String> firsts() {
        return Stream.concat(
                        Stream.of("serve", "simulator"),
                        words.stream().map(word -> word.words().getFirst()))
                .distinct()
                .toList();
    }

    private static List<String> options(Word word) {
        return Stream.concat(
                        word.arguments().stream().map(Word.Argument::name).filter("imessage"::equals),
                        word.flags().stream().map(flag -> "--" + flag.name()))
                .toList();
    }

    private String fish() {
        var script = new StringBuilder("# To use it now: imsg-gateway completion fish | source\n");
        script.append(
                "complete -c imsg-gateway -n __fish_use_subcommand -f -a '%s'\n".formatted(String.join(" ", firsts())));
        for (Word word : words) {
            String first = word.words().getFirst();
            String condition = "__fish_seen_subcommand_from " + first;
            if (word.words().size() > 1) {
                String second = word.words().get(1);
                script.append("complete -c imsg-gateway -n '%s' -f -a %s -d '%s'\n"
                        .formatted(condition, second, word.getDescription().replace("'", "\\'")));
                condition += "; and __fish_seen_subcommand_from " + second;
            }
            for (Flag flag : word.flags()) {
                script.append("complete -c imsg-gateway -n '%s' -l %s%s -d '%s'\n"
                        .formatted(
                                condition,
                                flag.name(),
                                flag.isSwitch() ? "" : " -r",
                                flag.meaning().replace("'", "\\'")));
            }
        }
        return script.toString();
    }
}
