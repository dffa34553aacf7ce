package org.imsggateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every combination of policy, list, approval and registry against the rules written down a second time. */
class AccessOracleTests {

    private static final List<String> ABSENT_OR_LIST =
            List.of("", "[]", "['+15557000009']", "['+1 (555) 700-0002']", "['chat_id:42']", "['*']");

    record Case(boolean group, String policy, String own, String groupOwn, String registry, boolean approved) {

        String keys() {
            var keys = new ArrayList<String>();
            if (!policy.isEmpty()) {
                keys.add((group ? "groupPolicy: " : "dmPolicy: ") + policy);
            }
            add(keys, "allowFrom", own);
            add(keys, "groupAllowFrom", groupOwn);
            add(keys, "groups", registry);
            keys.add("cliPath: imsg");
            return "{" + String.join(", ", keys) + "}";
        }

        private static void add(List<String> keys, String name, String value) {
            if (!value.isEmpty()) {
                keys.add(name + ": " + value);
            }
        }

        /** A configuration that would not start: these two policies demand something of the list. */
        boolean invalid() {
            boolean openToSome = policy.equals("open") && !own.contains("*");
            boolean listOfNobody = policy.equals("allowlist") && (own.isEmpty() || own.equals("[]"));
            return !group && (openToSome || listOfNobody);
        }

        private boolean treatedAsGroup() {
            return group || registry.contains("'42'");
        }

        String expected() {
            return treatedAsGroup() ? expectedInGroup() : expectedDirect();
        }

        private String expectedDirect() {
            if (policy.equals("disabled")) {
                return "dmPolicy disabled";
            }
            if (lists(own) || policy.equals("open")) {
                return "dispatch";
            }
            if (policy.equals("allowlist")) {
                return "dmPolicy blocked";
            }
            return approved ? "dispatch" : "pairing";
        }

        private String expectedInGroup() {
            String groupPolicy = group && !policy.isEmpty() ? policy : "allowlist";
            String list = groupOwn.isEmpty() ? own : groupOwn;
            if (groupPolicy.equals("disabled")) {
                return "groupPolicy disabled";
            }
            if (groupPolicy.equals("allowlist") && (list.isEmpty() || list.equals("[]"))) {
                return "groupPolicy allowlist (empty groupAllowFrom)";
            }
            if (groupPolicy.equals("allowlist") && !lists(list)) {
                return "not in groupAllowFrom";
            }
            return registry.equals("{'7': {}}") ? "group id not in allowlist" : "dispatch";
        }

        private static boolean lists(String list) {
            return list.contains("0002") || list.contains("42") || list.contains("*");
        }
    }

    static Stream<Case> cases() {
        return Stream.of(true, false)
                .flatMap(group -> policies(group)
                        .flatMap(policy -> ABSENT_OR_LIST.stream()
                                .flatMap(own -> ABSENT_OR_LIST.stream()
                                        .flatMap(groupOwn -> Stream.of("", "{}", "{'*': {}}", "{'7': {}}", "{'42': {}}")
                                                .flatMap(registry -> Stream.of(true, false)
                                                        .map(approved -> new Case(
                                                                group, policy, own, groupOwn, registry, approved)))))))
                .filter(one -> !one.invalid());
    }

    private static Stream<String> policies(boolean group) {
        return group
                ? Stream.of("", "allowlist", "open", "disabled")
                : Stream.of("", "pairing", "allowlist", "open", "disabled");
    }

    static Stream<List<Case>> policyGroups() {
        return cases().collect(Collectors.groupingBy(one -> one.group() + " " + one.policy())).values().stream();
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("policyGroups")
    void everyCombinationEndsAsTheRulesSay(List<Case> cases) {
        for (Case one : cases) {
            var arrived = (one.group() ? Arrived.inGroup() : Arrived.direct()).in(42, null, null);
            String[] approved = one.approved() ? new String[] {Arrived.STRANGER} : new String[0];
            assertThat(Judged.under(one.keys()).outcome(arrived, approved))
                    .as(one.keys())
                    .isEqualTo(one.expected());
        }
    }
}
