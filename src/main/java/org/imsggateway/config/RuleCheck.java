package org.imsggateway.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.imsggateway.config.ConfigNode.Branch;
import org.imsggateway.config.ConfigNode.Items;
import org.imsggateway.config.ConfigNode.Leaf;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.Whitespace;
import org.jspecify.annotations.Nullable;

/** The rules that bind several keys together. Looks only at what is well formed; the rest has its fault already. */
final class RuleCheck {

    private static final String CHANNEL_TOO = " (the list at channels.imessage.allowFrom would do too)";

    private final List<ConfigFault> faults = new ArrayList<>();

    static List<ConfigFault> faults(Branch tree) {
        var check = new RuleCheck();
        check.imessage(branch(branch(tree, "channels"), "imessage"));
        check.agents(branch(tree, "agents"));
        check.bindings(tree.get("bindings"));
        check.accessGroups(branch(tree, "accessGroups"));
        check.gateway(branch(tree, "gateway"));
        return check.faults;
    }

    private void imessage(Branch channel) {
        KeyPath path = KeyPath.of("channels", "imessage");
        policy(channel.get("dmPolicy"), channel.get("allowFrom"), path, channel, "");
        branch(channel, "accounts").children().forEach((id, node) -> {
            Branch account = node instanceof Branch branch ? branch : Branch.EMPTY;
            if (account.get("dmPolicy") != null || account.get("allowFrom") != null) {
                ConfigNode policy = either(account, channel, "dmPolicy");
                ConfigNode list = either(account, channel, "allowFrom");
                policy(policy, list, path.then("accounts").then(id), account, CHANNEL_TOO);
            }
        });
    }

    /** An open door must say so twice, and a closed list must let somebody in. */
    private void policy(
            @Nullable ConfigNode policy, @Nullable ConfigNode list, KeyPath path, Branch where, String addition) {
        List<String> entries = Settings.texts(list).stream()
                .map(Whitespace::trim)
                .filter(entry -> !entry.isEmpty())
                .toList();
        ConfigNode shown = list != null ? list : policy != null ? policy : where;
        if (is(policy, "open") && !entries.contains("*")) {
            fault(path.then("allowFrom"), "dmPolicy=open requires allowFrom to include *", "[\"*\"]" + addition, shown);
        } else if (is(policy, "allowlist") && entries.isEmpty()) {
            String problem = "dmPolicy=allowlist requires allowFrom to contain at least one sender ID";
            fault(path.then("allowFrom"), problem, "a list of handles" + addition, shown);
        }
    }

    private void agents(Branch agents) {
        KeyPath path = KeyPath.of("agents", "list");
        Set<String> ids = new HashSet<>();
        List<ConfigNode> list = items(agents.get("list"));
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) instanceof Branch agent) {
                required(agent, path.then(i), "id");
                agentId(agent.get("id"), path.then(i).then("id"), ids);
                runtime(branch(agent, "runtime"), path.then(i).then("runtime"));
            }
        }
        branch(agents, "entries").children().forEach((id, node) -> {
            KeyPath entry = KeyPath.of("agents", "entries", id);
            agentId(new Leaf(ConfigNode.Kind.TEXT, id, node.source()), entry, ids);
            runtime(node instanceof Branch agent ? branch(agent, "runtime") : Branch.EMPTY, entry.then("runtime"));
        });
    }

    private void agentId(@Nullable ConfigNode node, KeyPath path, Set<String> ids) {
        if (node instanceof Leaf leaf && !ids.add(AccountId.normalize(leaf.text(), AgentsConfig.MAIN))) {
            faults.add(new ConfigFault(
                    path.toString(),
                    leaf.text(),
                    "names an agent that is there already",
                    "an id that no other agent has",
                    leaf.source()));
        }
    }

    private void runtime(Branch runtime, KeyPath path) {
        if (is(runtime.get("type"), AgentType.WEBHOOK.word())) {
            required(runtime, path, "url");
        } else if (is(runtime.get("type"), AgentType.OPENAI.word())) {
            required(runtime, path, "baseUrl");
            required(runtime, path, "model");
        }
    }

    private void bindings(@Nullable ConfigNode bindings) {
        List<ConfigNode> list = items(bindings);
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) instanceof Branch binding) {
                binding(binding, KeyPath.of("bindings").then(i));
            }
        }
    }

    private void binding(Branch binding, KeyPath path) {
        required(binding, path, "agentId");
        required(binding, path, "match");
        Branch match = branch(binding, "match");
        KeyPath inMatch = path.then("match");
        if (binding.get("match") != null) {
            required(match, inMatch, "channel");
        }
        Branch peer = branch(match, "peer");
        boolean concrete = peer.get("id") instanceof Leaf id && !Whitespace.isBlank(id.text());
        if (is(binding.get("type"), BindingType.ACP.word()) && !concrete) {
            String problem = "ACP bindings require match.peer.id to target a concrete conversation";
            fault(inMatch.then("peer"), problem, "{kind: direct or group, id: a handle or chat target}", binding);
        } else if (match.get("peer") instanceof Branch) {
            required(peer, inMatch.then("peer"), "kind");
            required(peer, inMatch.then("peer"), "id");
        }
    }

    private void accessGroups(Branch groups) {
        groups.children().forEach((name, node) -> {
            if (node instanceof Branch group) {
                required(group, KeyPath.of("accessGroups", name), "type");
            }
        });
    }

    private void gateway(Branch gateway) {
        List<ConfigNode> webhooks = items(gateway.get("webhooks"));
        for (int i = 0; i < webhooks.size(); i++) {
            if (webhooks.get(i) instanceof Branch webhook) {
                required(webhook, KeyPath.of("gateway", "webhooks").then(i), "url");
            }
        }
    }

    private void required(Branch branch, KeyPath path, String key) {
        if (branch.get(key) == null) {
            fault(path.then(key), "is missing", "a value", branch);
        }
    }

    private void fault(KeyPath path, String problem, String allowed, ConfigNode shown) {
        faults.add(new ConfigFault(path.toString(), null, problem, allowed, shown.source()));
    }

    private static @Nullable ConfigNode either(Branch account, Branch channel, String key) {
        ConfigNode own = account.get(key);
        return own == null ? channel.get(key) : own;
    }

    private static boolean is(@Nullable ConfigNode node, String word) {
        return node instanceof Leaf leaf && leaf.text().equals(word);
    }

    private static Branch branch(Branch parent, String key) {
        return parent.get(key) instanceof Branch branch ? branch : Branch.EMPTY;
    }

    private static List<ConfigNode> items(@Nullable ConfigNode node) {
        return node instanceof Items items ? items.items() : List.of();
    }
}
