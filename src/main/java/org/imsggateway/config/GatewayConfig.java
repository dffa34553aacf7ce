package org.imsggateway.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imsggateway.message.AccountId;

/**
 * The whole configuration, typed, validated and resolved.
 *
 * @param demo whether nothing is configured for iMessage, so that the demo account runs
 * @param imessageSectionPresent whether {@code channels.imessage} is configured, or the demo stands in for it
 * @param accounts every account, sorted by id
 * @param defaultAccount the account of whatever names none
 * @param agents those who answer
 * @param bindings what ties conversations to agents, in the order as written
 * @param messages what holds for messages of every channel
 * @param session which conversations share a session
 * @param commands what can be commanded in a chat
 * @param acp Agent Client Protocol sessions
 * @param accessGroups named sets of senders, by name
 * @param approvals questions of agents to people
 * @param gateway what is this program's own
 */
public record GatewayConfig(
        boolean demo,
        boolean imessageSectionPresent,
        List<AccountConfig> accounts,
        AccountId defaultAccount,
        AgentsConfig agents,
        List<BindingConfig> bindings,
        MessagesConfig messages,
        SessionConfig session,
        CommandsConfig commands,
        AcpConfig acp,
        Map<String, AccessGroupConfig> accessGroups,
        ApprovalsConfig approvals,
        GatewaySettings gateway) {

    /**
     * Finds an account.
     *
     * @param id its id
     * @return the account, or empty if none of that id is configured
     */
    public Optional<AccountConfig> account(AccountId id) {
        return accounts.stream().filter(account -> account.id().equals(id)).findFirst();
    }

    /**
     * Where an operator changes a setting of an account: in the account, or in the channel while there is only the one
     * account that needs no naming.
     *
     * @param account the account
     * @param name the key within it, such as {@code dmPolicy}
     * @return the whole path of the key
     */
    public String key(AccountId account, String name) {
        boolean alone = account.equals(AccountId.DEFAULT)
                && accounts.stream().allMatch(other -> other.id().equals(account));
        return "channels.imessage." + (alone ? "" : "accounts." + account + ".") + name;
    }

    /**
     * Reads a configuration from YAML text, with the built-in defaults under it and nothing else.
     *
     * @param yaml one YAML document with the trees {@code channels}, {@code agents}, … ; may be empty
     * @return the configuration
     * @throws InvalidConfigException if anything in it is wrong
     */
    public static GatewayConfig parse(String yaml) {
        return ConfigLoader.parse(yaml).config();
    }

    /**
     * The configuration of an installation where nothing is configured: the demo.
     *
     * @return the built-in defaults
     */
    public static GatewayConfig defaults() {
        return parse("");
    }
}
