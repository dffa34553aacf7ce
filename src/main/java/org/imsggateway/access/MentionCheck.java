package org.imsggateway.access;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.imsggateway.config.AccountConfig;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.config.GroupPolicy;
import org.imsggateway.doctor.Finding;
import org.imsggateway.doctor.Severity;
import org.springframework.stereotype.Component;

/** Finds mention patterns that are not used, and groups that require a mention of an agent that nobody can mention. */
@Component
class MentionCheck implements AccessCheck {

    private static final int SHOWN = 3;

    private final ConfigStore config;

    MentionCheck(ConfigStore config) {
        this.config = config;
    }

    @Override
    public List<Finding> findings() {
        GatewayConfig snapshot = config.current();
        var policy = new PreparedPolicy(snapshot);
        return Stream.concat(
                        snapshot.agents().list().stream()
                                .map(policy::mentions)
                                .flatMap(MentionCheck::ignored)
                                .distinct(),
                        snapshot.accounts().stream()
                                .filter(AccountConfig::enabled)
                                .map(policy::rules)
                                .filter(MentionCheck::hearsGroups)
                                .flatMap(rules -> unenforceable(
                                        policy,
                                        rules,
                                        new GroupAgents(
                                                snapshot, rules.account().id()))))
                .toList();
    }

    private static Stream<Finding> ignored(MentionPatterns patterns) {
        return patterns.ignored().stream()
                .map(pattern -> new Finding(
                        Severity.WARNING,
                        "%s holds \"%s\", which is ignored.".formatted(patterns.setting(), pattern.pattern()),
                        "A mention pattern must be readable and must not repeat a repetition: " + pattern.why() + ".",
                        "Correct the pattern, or take it out."));
    }

    private static boolean hearsGroups(AccountRules rules) {
        return rules.groupPolicy() != GroupPolicy.DISABLED && !GroupListCheck.closesGroups(rules);
    }

    private static Stream<Finding> unenforceable(PreparedPolicy policy, AccountRules rules, GroupAgents agents) {
        Map<MentionPatterns, List<String>> keys = new LinkedHashMap<>();
        for (String chat : chats(rules)) {
            AccountRules.MentionRule rule = rules.mention(chat);
            MentionPatterns patterns = policy.mentions(agents.of(chat));
            if (rule.required() && !patterns.canTell()) {
                keys.computeIfAbsent(patterns, _ -> new ArrayList<>()).add(rule.key());
            }
        }
        return keys.entrySet().stream()
                .map(entry -> unenforceable(
                        entry.getKey(), entry.getValue().stream().distinct().toList()));
    }

    private static List<String> chats(AccountRules rules) {
        var groups = rules.account().groups().keySet();
        return groups.isEmpty() ? List.of("*") : groups.stream().sorted().toList();
    }

    private static Finding unenforceable(MentionPatterns patterns, List<String> keys) {
        String shown = String.join(", ", keys.subList(0, Math.min(SHOWN, keys.size())))
                + (keys.size() > SHOWN ? " and " + (keys.size() - SHOWN) + " more" : "");
        return new Finding(
                Severity.WARNING,
                "Agent %s answers everything in groups that require a mention (%s)."
                        .formatted(patterns.agentId(), shown),
                "A mention is required where nothing else is said, and %s has no pattern that can be used."
                        .formatted(patterns.setting()),
                "Set mentionPatterns at agents.list[].groupChat of agent %s or at messages.groupChat, or its identity.name; or set requireMention to false if it is to answer everything."
                        .formatted(patterns.agentId()));
    }
}
