package org.imsggateway.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.imsggateway.config.CommandsConfig;
import org.imsggateway.config.DmPolicy;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.message.ChatRef;
import org.imsggateway.message.Handle;
import org.imsggateway.message.InboundMessage;
import org.jspecify.annotations.Nullable;

/**
 * Who may give commands in a chat, prepared once for one configuration.
 *
 * @param key the key of the list that alone decides
 * @param list that list; null if there is none, so that those decide who are let in anyway
 * @param listedOnly whether somebody must be listed at all
 */
record CommandRules(String key, @Nullable AllowList list, boolean listedOnly) {

    private static final String KEY = "commands.allowFrom";

    /** Whether a sender may, and the setting that says so. */
    record Authority(boolean granted, String key, String value) {}

    static CommandRules of(GatewayConfig config) {
        CommandsConfig commands = config.commands();
        @Nullable Map<String, List<String>> byChannel = commands.allowFrom();
        if (byChannel == null) {
            return new CommandRules(KEY, null, commands.useAccessGroups());
        }
        String channel = byChannel.containsKey("imessage") ? "imessage" : "*";
        List<String> entries = byChannel.getOrDefault(channel, List.of());
        String key = byChannel.containsKey(channel) ? KEY + "." + channel : KEY;
        return new CommandRules(key, AllowList.compile(entries, config.accessGroups()), true);
    }

    /**
     * Judges a sender.
     *
     * @param message what was sent
     * @param group whether in a group
     * @param rules the rules of its account
     * @param approved who has been approved by pairing; counts in direct conversations under that policy only
     * @return whether the sender may give commands
     */
    Authority authority(InboundMessage message, boolean group, AccountRules rules, Set<Handle> approved) {
        Handle sender = message.from();
        ChatRef chat = message.chat();
        if (list != null) {
            return by(list, key, sender, chat).orElseGet(() -> new Authority(false, key, list.toString()));
        }
        if (!listedOnly) {
            return new Authority(true, "commands.useAccessGroups", "false");
        }
        return by(rules.allowFrom(), rules.key("allowFrom"), sender, chat)
                .or(() -> by(rules.groupList(), rules.groupListKey(), sender, chat))
                .or(() -> group || !approved.contains(sender) ? Optional.empty() : byApproval(rules))
                .orElseGet(() -> new Authority(
                        false, rules.key("allowFrom"), rules.allowFrom().toString()));
    }

    private static Optional<Authority> by(AllowList list, String key, Handle sender, ChatRef chat) {
        return list.match(sender, chat).map(entry -> new Authority(true, key, entry));
    }

    private static Optional<Authority> byApproval(AccountRules rules) {
        DmPolicy policy = rules.account().dmPolicy();
        return policy == DmPolicy.PAIRING
                ? Optional.of(new Authority(true, rules.key("dmPolicy"), policy.word()))
                : Optional.empty();
    }
}
