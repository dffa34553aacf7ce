package org.imsggateway.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.imsggateway.config.ConfigNode.Branch;
import org.imsggateway.config.ConfigNode.Leaf;
import org.imsggateway.config.LoadedConfig.Layers;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;

/** Brings the sources together: the imported file under Spring's sources under live overrides. */
final class ConfigLoader {

    private final ConfigReader reader;

    ConfigLoader(Path userHome) {
        this.reader = new ConfigReader(userHome);
    }

    /**
     * Reads what the environment says, and the file it names.
     *
     * @throws InvalidConfigException with every fault of every source
     */
    LoadedConfig load(ConfigurableEnvironment environment, Branch overrides) {
        Branch spring = new SpringTree(ConfigSchema.ROOT).read(environment);
        return load(spring, overrides, environment::resolveRequiredPlaceholders);
    }

    /** Reads YAML text alone: no environment, no placeholders. */
    static LoadedConfig parse(String yaml) {
        var tree = new SpringTree(ConfigSchema.ROOT);
        Branch spring = YamlTree.documents(yaml, "configuration").stream()
                .map(document -> tree.ours(document.tree()))
                .reduce(Branch.EMPTY, (lower, upper) -> upper.over(lower));
        Path userHome = Path.of(System.getProperty("user.home"));
        return new ConfigLoader(userHome).load(spring, Branch.EMPTY, UnaryOperator.identity());
    }

    LoadedConfig load(Branch spring, Branch overrides, UnaryOperator<String> placeholders) {
        List<ConfigFault> faults = new ArrayList<>();
        OpenClawImport.Imported imported = imported(overrides.over(spring), placeholders, faults);
        var layers = new Layers(imported == null ? Branch.EMPTY : imported.tree(), spring, overrides);
        var resolving = new Placeholders(placeholders);
        Branch tree = resolving.resolve(layers.merged());
        faults.addAll(resolving.faults());
        GatewayConfig config = reader.read(tree, faults);
        return imported == null
                ? new LoadedConfig(config, layers, null, List.of())
                : new LoadedConfig(config, layers, imported.file(), imported.ignored());
    }

    private OpenClawImport.@Nullable Imported imported(
            Branch tree, UnaryOperator<String> placeholders, List<ConfigFault> faults) {
        var resolving = new Placeholders(placeholders);
        if (!(tree.get("gateway") instanceof Branch gateway
                && gateway.get("import") instanceof Leaf written
                && resolving.resolve(gateway).get("import") instanceof Leaf named
                && Scalars.PATH.accepts().test(named)
                && resolving.faults().isEmpty())) {
            return null;
        }
        try {
            return OpenClawImport.read(reader.path(named.text()), written);
        } catch (InvalidConfigException e) {
            faults.addAll(e.faults());
            return null;
        }
    }
}
