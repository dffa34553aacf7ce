package org.imsggateway.access;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.imsggateway.config.AccountConfig;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.config.DmPolicy;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.doctor.Finding;
import org.imsggateway.doctor.Severity;
import org.imsggateway.message.AccountId;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Finds approvals that count for nothing, because their account has another policy than pairing. */
@Component
class ApprovalCheck implements AccessCheck {

    private final ConfigStore config;
    private final ApprovedSenders approved;

    ApprovalCheck(ConfigStore config, ApprovedSenders approved) {
        this.config = config;
        this.approved = approved;
    }

    @Override
    public List<Finding> findings() {
        GatewayConfig snapshot = config.current();
        Map<AccountId, Long> counts = counts();
        return snapshot.accounts().stream()
                .filter(account -> account.dmPolicy() != DmPolicy.PAIRING && counts.containsKey(account.id()))
                .map(account -> finding(AccountRules.of(snapshot, account), counts.getOrDefault(account.id(), 0L)))
                .toList();
    }

    /** A store that cannot be read has a finding of its own. */
    private Map<AccountId, Long> counts() {
        try {
            return approved.list(null).stream()
                    .collect(Collectors.groupingBy(Approval::account, Collectors.counting()));
        } catch (DataAccessException unreadable) {
            return Map.of();
        }
    }

    private static Finding finding(AccountRules rules, long count) {
        AccountConfig account = rules.account();
        return new Finding(
                Severity.ADVICE,
                "Account %s has approvals by pairing that do not count: %d.".formatted(account.id(), count),
                "%s is %s; approvals count under pairing only."
                        .formatted(rules.key("dmPolicy"), account.dmPolicy().word()),
                "Set it to pairing, list these senders in %s, or take the approvals back; 'imsg-gateway pairing allowlist' shows them."
                        .formatted(rules.key("allowFrom")));
    }
}
