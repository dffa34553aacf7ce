package org.imsggateway.delivery;

import org.imsggateway.config.ConfigStore;
import org.imsggateway.config.GatewayConfig;

/** Configurations as a person writes them. */
final class TestConfig {

    private TestConfig() {}

    static ConfigStore of(String yaml) {
        return new ConfigStore(GatewayConfig.parse(yaml), _ -> {});
    }

    /** One account with these settings, in YAML's flow style, such as {@code textChunkLimit: 5}. */
    static ConfigStore account(String settings) {
        return of("channels: {imessage: {cliPath: imsg, " + settings + "}}");
    }
}
