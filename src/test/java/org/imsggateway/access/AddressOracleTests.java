package org.imsggateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every combination of policy, list, registry, patterns and text against the rules written down a second time. */
class AddressOracleTests {

    private static final List<String> LISTS = List.of("", "[]", "['+15557000009']", "['+15557000002']", "['*']");
    private static final List<String> PATTERNS = List.of("", "[]", "['(a+)+', '[']", "['\\bclawd\\b', '(']");
    private static final List<String> TEXTS =
            List.of("lunch?", "Clawd, lunch?", "/status", "@clawd /status", "/new clawd", "/config show");
    private static final List<String> COMMANDS =
            List.of("{}", "{useAccessGroups: false}", "{allowFrom: {imessage: ['+15557000002']}}", "{allowFrom: {}}");

    record Rule(String own, String every) {

        private static final List<String> SAID = List.of("absent", "unset", "true", "false");

        static Stream<Rule> all() {
            return SAID.stream().flatMap(own -> SAID.stream().map(every -> new Rule(own, every)));
        }

        String registry() {
            return Stream.of(entry("42", own), entry("*", every))
                    .filter(entry -> !entry.isEmpty())
                    .collect(Collectors.joining(", ", "{", "}"));
        }

        private static String entry(String name, String said) {
            return switch (said) {
                case "absent" -> "";
                case "unset" -> "'" + name + "': {}";
                default -> "'" + name + "': {requireMention: " + said + "}";
            };
        }

        boolean demandsMention() {
            boolean ownSays = own.equals("true") || own.equals("false");
            return !(ownSays ? own : every).equals("false");
        }
    }

    record Case(boolean group, String policy, String list, Rule rule, String patterns, String commands, String text) {

        String yaml() {
            var keys = new ArrayList<String>();
            keys.add((group ? "groupPolicy: " : "dmPolicy: ") + policy);
            keys.add("groups: " + rule.registry());
            if (!list.isEmpty()) {
                keys.add("allowFrom: " + list);
            }
            String messages = patterns.isEmpty() ? "{}" : "{groupChat: {mentionPatterns: " + patterns + "}}";
            return "{messages: %s, commands: %s, channels: {imessage: {%s}}}"
                    .formatted(messages, commands, String.join(", ", keys));
        }

        private boolean treatedAsGroup() {
            return group || !rule.own().equals("absent");
        }

        private boolean mayCommand() {
            return switch (commands) {
                case "{}" -> list.contains("0002") || list.contains("*");
                case "{allowFrom: {}}" -> false;
                default -> true;
            };
        }

        private boolean isCommand() {
            return text.startsWith("/") && !text.startsWith("/config");
        }

        private String passed(boolean mentioned) {
            String rest = treatedAsGroup()
                            && patterns.contains("clawd")
                            && text.toLowerCase(Locale.ROOT).matches("@?clawd.*")
                    ? text.replaceFirst("(?i)@?clawd,? ?", "")
                    : text;
            return "mentioned %s, authorized %s: %s".formatted(mentioned, mayCommand(), rest);
        }

        String expected() {
            if (!treatedAsGroup()) {
                return passed(true);
            }
            if (isCommand() && !mayCommand()) {
                return "control command (unauthorized), context false";
            }
            boolean mentions =
                    patterns.contains("clawd") && text.toLowerCase(Locale.ROOT).contains("clawd");
            if (mentions || !rule.demandsMention()) {
                return passed(mentions);
            }
            boolean tells = patterns.contains("clawd");
            return isCommand() || !tells ? passed(isCommand()) : "no mention, context true";
        }

        Case saying(String words) {
            return new Case(group, policy, list, rule, patterns, commands, words);
        }

        String judgedBy(Judged judged) {
            var arrived = (group ? Arrived.inGroup() : Arrived.direct()).in(42, null, null);
            return switch (judged.address(arrived.saying(text))) {
                case AddressDecision.Addressed yes ->
                    "mentioned %s, authorized %s: %s".formatted(yes.mentioned(), yes.commandAuthorized(), yes.text());
                case AddressDecision.Ignored no -> no.reason() + ", context " + no.keptAsContext();
            };
        }
    }

    static Stream<Rule> rules() {
        return Rule.all();
    }

    private static Stream<Case> cases(Rule rule) {
        return Stream.of(true, false)
                .flatMap(group -> policies(group)
                        .flatMap(policy -> LISTS.stream()
                                .filter(list -> group || valid(policy, list))
                                .flatMap(list -> PATTERNS.stream()
                                        .flatMap(patterns -> COMMANDS.stream()
                                                .map(commands -> new Case(
                                                        group, policy, list, rule, patterns, commands, ""))))));
    }

    private static Stream<String> policies(boolean group) {
        return group ? Stream.of("allowlist", "open") : Stream.of("pairing", "allowlist", "open");
    }

    /** Two policies for direct conversations demand something of the list. */
    private static boolean valid(String policy, String list) {
        return switch (policy) {
            case "open" -> list.contains("*");
            case "allowlist" -> list.contains("+") || list.contains("*");
            default -> true;
        };
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyCombinationEndsAsTheRulesSay(Rule rule) {
        cases(rule).forEach(one -> {
            var judged = Judged.byWhole(one.yaml());
            for (String text : TEXTS) {
                assertThat(one.saying(text).judgedBy(judged))
                        .as(one.yaml() + " " + text)
                        .isEqualTo(one.saying(text).expected());
            }
        });
    }
}
