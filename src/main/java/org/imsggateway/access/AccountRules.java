package org.imsggateway.access;

import java.util.List;
import org.imsggateway.config.AccountConfig;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.config.GroupEntry;
import org.imsggateway.config.GroupPolicy;
import org.jspecify.annotations.Nullable;

/**
 * What one account's configuration says about who may talk, its lists prepared.
 *
 * @param account the configuration
 * @param section where an operator changes it, as {@link GatewayConfig#key} says, up to the name of a key
 * @param channelConfigured whether {@code channels.imessage} is there at all
 * @param allowFrom the list for direct conversations
 * @param groupList the list for groups: {@code groupAllowFrom}, or {@code allowFrom} if that key is absent
 */
record AccountRules(
        AccountConfig account, String section, boolean channelConfigured, AllowList allowFrom, AllowList groupList) {

    /** Whether a chat's messages must mention the agent, and the setting that says so. */
    record MentionRule(boolean required, String key, String value) {}

    static AccountRules of(GatewayConfig config, AccountConfig account) {
        @Nullable List<String> groupAllowFrom = account.groupAllowFrom();
        var allowFrom = AllowList.compile(account.allowFrom(), config.accessGroups());
        return new AccountRules(
                account,
                config.key(account.id(), ""),
                config.imessageSectionPresent(),
                allowFrom,
                groupAllowFrom == null ? allowFrom : AllowList.compile(groupAllowFrom, config.accessGroups()));
    }

    /** The whole path of a key. */
    String key(String name) {
        return section + name;
    }

    /** The key of the list that counts in groups. */
    String groupListKey() {
        return key(account.groupAllowFrom() == null ? "allowFrom" : "groupAllowFrom");
    }

    /**
     * The policy in force in groups. Without any configuration of the channel it is the strictest that still works, whatever
     * the shared defaults of all channels say: nobody has decided anything about this one.
     */
    GroupPolicy groupPolicy() {
        return channelConfigured ? account.groupPolicy() : GroupPolicy.ALLOWLIST;
    }

    /**
     * The chat's own entry decides, else that for every group; a group of which nothing is said requires a mention.
     *
     * @param chat the chat's number, or {@code "*"} for one without an entry
     */
    MentionRule mention(String chat) {
        for (String name : List.of(chat, "*")) {
            @Nullable GroupEntry entry = account.groups().get(name);
            @Nullable Boolean required = entry == null ? null : entry.requireMention();
            if (required != null) {
                return new MentionRule(required, key("groups." + name + ".requireMention"), required.toString());
            }
        }
        return new MentionRule(true, key("groups.*.requireMention"), "unset, which means true");
    }
}
