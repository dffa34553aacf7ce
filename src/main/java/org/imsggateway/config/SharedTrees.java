package org.imsggateway.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.imsggateway.config.ConfigNode.Leaf;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.Whitespace;
import org.jspecify.annotations.Nullable;

/** Types the trees that are not those of the channel: messages, session, commands, bindings and their like. */
final class SharedTrees {

    private final Settings root;

    SharedTrees(Settings root) {
        this.root = root;
    }

    MessagesConfig messages() {
        Settings messages = root.section("messages");
        Settings groups = messages.section("groupChat");
        Settings inbound = messages.section("inbound");
        Map<String, Duration> byChannel =
                inbound.table("byChannel", node -> millis(node instanceof Leaf leaf ? leaf.text() : "0"));
        return new MessagesConfig(
                messages.text("responsePrefix"),
                groups.texts("mentionPatterns"),
                millis(inbound.needText("debounceMs")),
                byChannel,
                messages.section("queue").needWord("mode", QueueMode.class));
    }

    /** A negative wait is none. */
    private static Duration millis(String text) {
        return Duration.ofMillis(Math.max(0, new BigDecimal(text).intValueExact()));
    }

    SessionConfig session() {
        Settings session = root.section("session");
        Settings bindings = session.section("threadBindings");
        Map<String, SessionConfig.Reset> byType = new LinkedHashMap<>();
        Settings types = session.section("resetByType");
        for (String type : List.of("direct", "group", "thread")) {
            String key = type.equals("direct") && !types.has(type) ? "dm" : type;
            if (types.has(key)) {
                byType.put(type, reset(types.section(key)));
            }
        }
        return new SessionConfig(
                session.needWord("dmScope", DmScope.class),
                session.table("identityLinks", Settings::texts),
                session.needText("mainKey"),
                session.textsOrNone("resetTriggers"),
                session.has("reset") ? reset(session.section("reset")) : null,
                Map.copyOf(byType),
                new SessionConfig.ThreadBindings(
                        bindings.needFlag("enabled"),
                        bindings.needHours("idleHours"),
                        bindings.needHours("maxAgeHours")),
                session.needWord("groupScope", GroupScope.class));
    }

    private static SessionConfig.Reset reset(Settings reset) {
        Integer idle = reset.count("idleMinutes");
        return new SessionConfig.Reset(
                reset.needWord("mode", SessionConfig.ResetMode.class),
                reset.needCount("atHour"),
                idle == null ? null : Duration.ofMinutes(idle));
    }

    CommandsConfig commands() {
        Settings commands = root.section("commands");
        return new CommandsConfig(
                commands.needFlag("text"),
                commands.needFlag("native"),
                commands.needFlag("config"),
                commands.needFlag("restart"),
                commands.needFlag("debug"),
                commands.needFlag("bash"),
                commands.needFlag("useAccessGroups"),
                commands.textsOrNone("ownerAllowFrom"),
                commands.has("allowFrom") ? commands.table("allowFrom", Settings::texts) : null);
    }

    AcpConfig acp() {
        Settings acp = root.section("acp");
        return new AcpConfig(
                acp.needFlag("enabled"),
                acp.section("dispatch").needFlag("enabled"),
                acp.needText("backend"),
                acp.text("defaultAgent"),
                acp.textsOrNone("allowedAgents"),
                acp.count("maxConcurrentSessions"),
                Duration.ofMinutes(acp.section("runtime").needCount("ttlMinutes")),
                acp.section("runtime").text("installCommand"));
    }

    List<BindingConfig> bindings() {
        return root.list("bindings", AgentKeys.BINDING, SharedTrees::binding);
    }

    private static BindingConfig binding(Settings binding) {
        Settings session = binding.section("session");
        return new BindingConfig(
                binding.needWord("type", BindingType.class),
                AccountId.normalize(binding.needText("agentId"), AgentsConfig.MAIN),
                binding.text("comment"),
                match(binding.section("match")),
                binding.has("acp") ? bindingAcp(binding.section("acp")) : null,
                session.word("dmScope", DmScope.class),
                session.word("groupScope", GroupScope.class));
    }

    private static BindingConfig.Match match(Settings match) {
        return new BindingConfig.Match(
                Whitespace.trim(match.needText("channel")).toLowerCase(Locale.ROOT),
                match.text("accountId"),
                match.has("peer") ? peer(match.section("peer")) : null);
    }

    private static BindingConfig.@Nullable Peer peer(Settings peer) {
        if (!peer.has("id")) {
            return null;
        }
        PeerKind kind = peer.word("kind", PeerKind.class);
        return new BindingConfig.Peer(kind == null ? PeerKind.DIRECT : kind, Whitespace.trim(peer.needText("id")));
    }

    private static BindingConfig.Acp bindingAcp(Settings acp) {
        return new BindingConfig.Acp(
                acp.word("mode", AcpMode.class), acp.text("label"), acp.text("cwd"), acp.text("backend"));
    }

    Map<String, AccessGroupConfig> accessGroups() {
        return root.table(
                "accessGroups",
                node -> new AccessGroupConfig(
                        Settings.of(node, SharedKeys.ACCESS_GROUP).table("members", Settings::texts)));
    }

    ApprovalsConfig approvals() {
        Settings approvals = root.section("approvals");
        return new ApprovalsConfig(prompts(approvals.section("exec")), prompts(approvals.section("plugin")));
    }

    private static ApprovalsConfig.Prompts prompts(Settings prompts) {
        return new ApprovalsConfig.Prompts(
                prompts.needFlag("enabled"),
                prompts.needWord("mode", ApprovalsConfig.Mode.class),
                prompts.list(
                        "targets",
                        SharedKeys.TARGET,
                        target -> new ApprovalsConfig.Target(
                                target.needText("channel"), target.needText("to"), target.text("accountId"))));
    }
}
