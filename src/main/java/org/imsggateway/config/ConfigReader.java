package org.imsggateway.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.imsggateway.config.ConfigNode.Branch;
import org.imsggateway.config.ConfigNode.Kind;
import org.imsggateway.config.ConfigNode.Leaf;

/** Turns a merged tree into the typed configuration, or says everything that is wrong with it. */
final class ConfigReader {

    private final Path userHome;

    ConfigReader(Path userHome) {
        this.userHome = userHome;
    }

    /**
     * Reads a tree.
     *
     * @param known faults found on the way here; reported with the others
     * @throws InvalidConfigException with every fault, if there is one
     */
    GatewayConfig read(Branch tree, List<ConfigFault> known) {
        List<ConfigFault> faults = new ArrayList<>(known);
        faults.addAll(TreeCheck.faults(tree, ConfigSchema.ROOT));
        faults.addAll(RuleCheck.faults(tree));
        if (!faults.isEmpty()) {
            throw new InvalidConfigException(faults);
        }
        boolean demo = !hasImessage(tree);
        return typed(Settings.of(demo ? withDemoAccount(tree) : tree, ConfigSchema.ROOT), demo);
    }

    private static boolean hasImessage(Branch tree) {
        return tree.get("channels") instanceof Branch channels && channels.get("imessage") != null;
    }

    /** The group policy is set, so that shared fallbacks, which need a section, do not reach the demo. */
    private static Branch withDemoAccount(Branch tree) {
        var section = new Branch(
                Map.of(
                        "cliPath", new Leaf(Kind.TEXT, AccountConfig.SIMULATOR, null),
                        "groupPolicy", new Leaf(Kind.TEXT, GroupPolicy.ALLOWLIST.word(), null)),
                null);
        Branch channels = tree.get("channels") instanceof Branch branch ? branch : Branch.EMPTY;
        return tree.with("channels", channels.with("imessage", section));
    }

    private GatewayConfig typed(Settings root, boolean demo) {
        var accounts = new AccountResolver(root, userHome);
        var shared = new SharedTrees(root);
        List<AccountConfig> resolved = accounts.resolve();
        return new GatewayConfig(
                demo,
                true,
                resolved,
                accounts.defaultAccount(resolved),
                new AgentTrees(root, userHome).read(demo ? AgentType.ECHO : AgentType.INBOX),
                shared.bindings(),
                shared.messages(),
                shared.session(),
                shared.commands(),
                shared.acp(),
                shared.accessGroups(),
                shared.approvals(),
                gateway(root.section("gateway")));
    }

    private GatewaySettings gateway(Settings gateway) {
        Settings restart = gateway.section("restart");
        Settings pairing = gateway.section("pairing");
        String imported = gateway.text("import");
        return new GatewaySettings(
                path(gateway.needText("home")),
                gateway.section("admin").secret("token"),
                imported == null ? null : path(imported),
                gateway.needFlag("agentFailureNotice"),
                gateway.needDuration("retention"),
                gateway.needWord("staleMessages", StaleMessages.class),
                pairing.needWord("challenge", PairingChallenge.class),
                pairing.needCount("challengesPerHour"),
                gateway.list("webhooks", ConfigSchema.WEBHOOK, ConfigReader::webhook),
                new GatewaySettings.Restart(
                        restart.needDuration("delay"),
                        restart.needDuration("maxDelay"),
                        restart.needDuration("resetAfter")),
                gateway.needDuration("sendTimeout"));
    }

    /** Absolute, with the user's home in place of a leading tilde. */
    Path path(String text) {
        return Path.of(Settings.expanded(text, userHome)).toAbsolutePath().normalize();
    }

    private static GatewaySettings.Webhook webhook(Settings webhook) {
        return new GatewaySettings.Webhook(
                URI.create(webhook.needText("url")),
                webhook.secret("secret"),
                webhook.textsOrNone("events").stream().map(EventKind::of).toList());
    }
}
