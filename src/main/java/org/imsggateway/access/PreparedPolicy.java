package org.imsggateway.access;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.imsggateway.config.AccountConfig;
import org.imsggateway.config.AgentConfig;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.Handle;

/** What one configuration says about access, its lists and patterns prepared once, as far as they are asked for. */
final class PreparedPolicy {

    private final GatewayConfig config;
    private final CommandRules commands;
    private final Owners owners;
    private final Map<AccountId, AccountRules> accounts = new ConcurrentHashMap<>();
    private final Map<String, MentionPatterns> agents = new ConcurrentHashMap<>();

    PreparedPolicy(GatewayConfig config) {
        this.config = config;
        this.commands = CommandRules.of(config);
        this.owners = Owners.of(config);
    }

    boolean isOf(GatewayConfig other) {
        return config.equals(other);
    }

    /** The rules of an account, which may differ from the configured one of its id. */
    AccountRules rules(AccountConfig account) {
        var rules = accounts.computeIfAbsent(account.id(), _ -> AccountRules.of(config, account));
        return rules.account().equals(account) ? rules : AccountRules.of(config, account);
    }

    /** How an agent of this configuration is called. */
    MentionPatterns mentions(AgentConfig agent) {
        return agents.computeIfAbsent(agent.id(), _ -> MentionPatterns.of(agent, config.messages()));
    }

    CommandRules commands() {
        return commands;
    }

    Set<Handle> owners() {
        return owners.people();
    }

    boolean isOwner(Handle sender) {
        return owners.include(sender);
    }
}
