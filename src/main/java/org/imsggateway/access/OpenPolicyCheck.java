package org.imsggateway.access;

import java.util.ArrayList;
import java.util.List;
import org.imsggateway.config.AccountConfig;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.config.DmPolicy;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.config.GroupPolicy;
import org.imsggateway.doctor.Finding;
import org.imsggateway.doctor.Severity;
import org.springframework.stereotype.Component;

/** Finds accounts that let everybody in. */
@Component
class OpenPolicyCheck implements AccessCheck {

    private final ConfigStore config;

    OpenPolicyCheck(ConfigStore config) {
        this.config = config;
    }

    @Override
    public List<Finding> findings() {
        GatewayConfig snapshot = config.current();
        List<Finding> findings = new ArrayList<>();
        for (AccountConfig account : snapshot.accounts()) {
            var rules = AccountRules.of(snapshot, account);
            if (account.dmPolicy() == DmPolicy.OPEN) {
                findings.add(new Finding(
                        Severity.ADVICE,
                        "Everyone who knows the number of account %s can talk to the agent.".formatted(account.id()),
                        rules.key("dmPolicy") + " is open.",
                        "Set it to pairing, so that you decide about every stranger, or to allowlist."));
            }
            if (rules.groupPolicy() == GroupPolicy.OPEN) {
                findings.add(new Finding(
                        Severity.ADVICE,
                        "Everyone who adds account %s to a group can talk to the agent there, and so can all its members."
                                .formatted(account.id()),
                        rules.key("groupPolicy") + " is open.",
                        "Set it to allowlist, and list senders or chats in " + rules.key("groupAllowFrom") + "."));
            }
        }
        return findings;
    }
}
