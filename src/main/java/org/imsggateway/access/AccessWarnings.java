package org.imsggateway.access;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imsggateway.config.AccountConfig;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.doctor.Finding;
import org.imsggateway.message.Handle;
import org.imsggateway.message.InboundMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Says in the log, once, what would otherwise look like a silent channel, or like one that talks to everybody: what the checks
 * of access find when the gateway starts, and later groups that were forgotten in {@code groups}. Every line names the key to
 * set.
 */
@Component
public class AccessWarnings implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(AccessWarnings.class);

    /** So many chats are warned of; whoever has more knows by then. */
    private static final int MOST_CHATS = 1000;

    /** What looks like an address in a finding, which may quote a list that was mistyped. */
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s\"\\[\\],;:]+@[^\\s\"\\[\\],]+|\\+?\\d[\\d ().-]{5,}\\d");

    private final ConfigStore config;
    private final List<AccessCheck> checks;
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    AccessWarnings(ConfigStore config, List<AccessCheck> checks) {
        this.config = config;
        this.checks = List.copyOf(checks);
    }

    /** Says what the checks find, and which accounts drop every group message without anybody having spoken of groups. */
    @Override
    public void afterSingletonsInstantiated() {
        for (AccessCheck check : checks) {
            check.findings().forEach(AccessWarnings::warn);
        }
        GatewayConfig snapshot = config.current();
        // The demo has no groups, and its user nothing to set.
        if (!snapshot.demo()) {
            snapshot.accounts().forEach(account -> warnAtStart(AccountRules.of(snapshot, account)));
        }
    }

    private static void warn(Finding finding) {
        log.warn("{} {} {}", masked(finding.symptom()), masked(finding.cause()), masked(finding.remedy()));
    }

    private static String masked(String text) {
        return ADDRESS.matcher(text)
                .replaceAll(found ->
                        Matcher.quoteReplacement(Handle.of(found.group()).masked()));
    }

    private static void warnAtStart(AccountRules rules) {
        if (!rules.channelConfigured()) {
            log.warn(
                    "account={} channels.imessage is not configured: groupPolicy is allowlist, whatever"
                            + " channels.defaults.groupPolicy says; set {} to change it",
                    rules.account().id(),
                    rules.key("groupPolicy"));
        }
        if (GroupListCheck.closesGroups(rules) && !GroupListCheck.speaksOfGroups(rules)) {
            log.warn(
                    "account={} groupPolicy is allowlist and nobody is listed: every group message is dropped; set {} to"
                            + " the senders or chats that may write in groups",
                    rules.account().id(),
                    rules.key("groupAllowFrom"));
        }
    }

    /**
     * Warns once per chat of a group that is not listed although its sender is. Call it for every message that is dropped.
     *
     * @param message the message judged
     * @param snapshot the configuration it was judged by
     * @param account its account in it
     * @param reason why it was dropped
     */
    public void dropped(InboundMessage message, GatewayConfig snapshot, AccountConfig account, String reason) {
        if (reason.equals(GroupGates.NOT_LISTED)
                && warned.size() < MOST_CHATS
                && warned.add(account.id() + "/" + message.chat().id())) {
            log.warn(
                    "account={} chat={} is dropped although its sender is allowed, because the group is not listed; add it to"
                            + " {}, or \"*\" for every group",
                    account.id(),
                    message.chat().id(),
                    AccountRules.of(snapshot, account).key("groups"));
        }
    }
}
