package org.imsggateway.access;

import java.util.List;
import java.util.Map;
import org.imsggateway.config.GroupEntry;
import org.imsggateway.config.GroupPolicy;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.TraceStep;

/** The gates of a group message, in order: is there a chat, the policy, the sender, the registry of groups. */
record GroupGates(InboundMessage message, AccountRules rules, List<TraceStep> trail) {

    /** The reason of a denial by the registry of groups. */
    static final String NOT_LISTED = "group id not in allowlist";

    private static final String GATE = "groupPolicy";

    AccessDecision decide() {
        if (message.chat().id() == 0) {
            return denied(
                    "group without chat_id", TraceStep.ended("chat", "Messages gave no number for this group chat"));
        }
        return switch (rules.groupPolicy()) {
            case DISABLED ->
                denied(
                        "groupPolicy disabled",
                        byPolicy(TraceStep.ended(GATE, "every group message is dropped, whoever sent it")));
            case ALLOWLIST -> sender();
            case OPEN -> {
                trail.add(byPolicy(TraceStep.passed(GATE, "every member of a group may write")));
                yield registry();
            }
        };
    }

    private AccessDecision sender() {
        trail.add(byPolicy(TraceStep.passed(GATE, policyFinding())));
        String key = rules.groupListKey();
        AllowList list = rules.groupList();
        String sender = message.from().value();
        if (list.isEmpty()) {
            var step = TraceStep.ended("groupAllowFrom", "the list is empty, so nobody may write in a group");
            return denied("groupPolicy allowlist (empty groupAllowFrom)", step.because(key, list.toString()));
        }
        var entry = list.match(message);
        if (entry.isEmpty()) {
            var step = TraceStep.ended(
                    "groupAllowFrom",
                    "neither " + sender + " nor chat " + message.chat().id() + " is in the list");
            return denied("not in groupAllowFrom", step.because(key, list.toString()));
        }
        trail.add(TraceStep.passed("groupAllowFrom", sender + " is let in by an entry of the list")
                .because(key, entry.get()));
        return registry();
    }

    private String policyFinding() {
        return rules.channelConfigured()
                ? "only those who are listed may write in groups"
                : "channels.imessage is not configured, so only those who are listed may write in groups";
    }

    private AccessDecision registry() {
        Map<String, GroupEntry> groups = rules.account().groups();
        String chatId = Long.toString(message.chat().id());
        if (!groups.isEmpty() && !groups.containsKey(chatId) && !groups.containsKey("*")) {
            var step = TraceStep.ended("groups", "chat " + chatId + " is not among the groups listed")
                    .because(
                            rules.key("groups"),
                            groups.keySet().stream().sorted().toList().toString());
            return denied(NOT_LISTED, step);
        }
        if (!groups.isEmpty()) {
            trail.add(TraceStep.passed("groups", "chat " + chatId + " is among the groups listed")
                    .because(rules.key("groups"), groups.containsKey(chatId) ? chatId : "*"));
        }
        return new AccessDecision.Admitted(true, trail);
    }

    private TraceStep byPolicy(TraceStep step) {
        GroupPolicy policy = rules.groupPolicy();
        return step.because(rules.key("groupPolicy"), policy.word());
    }

    private AccessDecision denied(String reason, TraceStep step) {
        trail.add(step);
        return new AccessDecision.Denied(reason, true, trail);
    }
}
