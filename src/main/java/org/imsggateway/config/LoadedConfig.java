package org.imsggateway.config;

import java.nio.file.Path;
import java.util.List;
import org.imsggateway.config.ConfigNode.Branch;
import org.jspecify.annotations.Nullable;

/**
 * A configuration with what it was made of.
 *
 * @param config the typed configuration
 * @param layers the sources
 * @param imported the imported file; null = none
 * @param ignored keys of the imported file that this program does not have
 */
record LoadedConfig(
        GatewayConfig config, Layers layers, @Nullable Path imported, List<String> ignored) {

    /**
     * The sources above the built-in defaults, the weakest first. Live overrides are the strongest; in them an absent
     * leaf takes away what a weaker source says.
     */
    record Layers(Branch imported, Branch spring, Branch overrides) {

        Branch merged() {
            return overrides.over(spring.over(imported));
        }
    }
}
