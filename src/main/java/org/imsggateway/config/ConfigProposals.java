package org.imsggateway.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.imsggateway.config.ConfigNode.Branch;
import org.imsggateway.config.ConfigNode.Kind;
import org.imsggateway.config.ConfigNode.Leaf;
import org.imsggateway.message.AccountId;

/** Configurations that do not hold, but could: the one the program started with, and something laid over it. */
public class ConfigProposals {

    private final Branch base;
    private final ConfigReader reader;
    private final UnaryOperator<String> placeholders;

    ConfigProposals(LoadedConfig loaded, Path userHome, UnaryOperator<String> placeholders) {
        this.base = loaded.layers().merged();
        this.reader = new ConfigReader(userHome);
        this.placeholders = placeholders;
    }

    /**
     * Proposals on a configuration that is given as YAML text, as in {@link GatewayConfig#parse}.
     *
     * @param yaml one YAML document; may be empty
     * @return proposals that are laid over it
     * @throws InvalidConfigException if anything in it is wrong
     */
    public static ConfigProposals on(String yaml) {
        return new ConfigProposals(
                ConfigLoader.parse(yaml), Path.of(System.getProperty("user.home")), UnaryOperator.identity());
    }

    /**
     * Lays proposals over the configuration, one over the other: map by map, a list or a value as a whole; {@code null} takes
     * a key away.
     *
     * @param layers JSON5 objects with the trees {@code channels}, {@code agents}, …, the weakest first; a blank one is none
     * @return the configuration that would hold
     * @throws InvalidConfigException if it could not hold, with every fault
     */
    public GatewayConfig with(String... layers) {
        Branch proposed = base;
        for (String layer : layers) {
            proposed = absentForNull(Json5Tree.read(layer, "the proposed configuration"))
                    .over(proposed);
        }
        var resolving = new Placeholders(placeholders);
        Branch tree = resolving.resolve(proposed);
        return reader.read(tree, new ArrayList<>(resolving.faults()));
    }

    /**
     * Whether an account has a setting of its own, so that the channel's does not reach it. A map that is laid over an account
     * hides the channel's map, so who adds to one has to know.
     *
     * @param account the account
     * @param key the setting
     * @return whether the account's own section has it
     */
    public boolean setByAccount(AccountId account, String key) {
        return base.get("channels") instanceof Branch channels
                && channels.get("imessage") instanceof Branch channel
                && channel.get("accounts") instanceof Branch accounts
                && accounts.children().entrySet().stream()
                        .anyMatch(entry -> AccountId.of(entry.getKey()).equals(account)
                                && entry.getValue() instanceof Branch own
                                && own.get(key) != null);
    }

    private static Branch absentForNull(Branch written) {
        Map<String, ConfigNode> children = new LinkedHashMap<>();
        written.children().forEach((key, node) -> children.put(key, absentForNull(node)));
        return new Branch(children, written.source());
    }

    private static ConfigNode absentForNull(ConfigNode node) {
        return switch (node) {
            case Branch branch -> absentForNull(branch);
            case Leaf leaf when leaf.kind() == Kind.NULL -> new Leaf(Kind.ABSENT, "", leaf.source());
            case Leaf leaf -> leaf;
            case ConfigNode.Items items -> items;
        };
    }
}
