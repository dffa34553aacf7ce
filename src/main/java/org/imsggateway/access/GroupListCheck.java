package org.imsggateway.access;

import java.util.List;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.config.GroupPolicy;
import org.imsggateway.doctor.Finding;
import org.imsggateway.doctor.Severity;
import org.springframework.stereotype.Component;

/** Finds accounts that have groups configured and let nobody write in them. */
@Component
class GroupListCheck implements AccessCheck {

    private final ConfigStore config;

    GroupListCheck(ConfigStore config) {
        this.config = config;
    }

    /** Whether no group message passes. */
    static boolean closesGroups(AccountRules rules) {
        return rules.groupPolicy() == GroupPolicy.ALLOWLIST && rules.groupList().isEmpty();
    }

    /** Whether the configuration looks as if groups were wanted. */
    static boolean speaksOfGroups(AccountRules rules) {
        return !rules.account().groups().isEmpty() || rules.account().groupAllowFrom() != null;
    }

    @Override
    public List<Finding> findings() {
        GatewayConfig snapshot = config.current();
        return snapshot.accounts().stream()
                .map(account -> AccountRules.of(snapshot, account))
                .filter(rules -> closesGroups(rules) && speaksOfGroups(rules))
                .map(rules -> new Finding(
                        Severity.WARNING,
                        "Account %s drops every group message."
                                .formatted(rules.account().id()),
                        "%s is allowlist, and %s lists nobody."
                                .formatted(rules.key("groupPolicy"), rules.groupListKey()),
                        "List the senders or chats that may write in groups in %s, or set %s to disabled."
                                .formatted(rules.key("groupAllowFrom"), rules.key("groupPolicy"))))
                .toList();
    }
}
