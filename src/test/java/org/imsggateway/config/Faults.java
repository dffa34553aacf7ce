package org.imsggateway.config;

import java.util.List;

/** What is wrong with a text, for tests. */
final class Faults {

    private Faults() {}

    static List<ConfigFault> of(String yaml) {
        try {
            GatewayConfig.parse(yaml);
            return List.of();
        } catch (InvalidConfigException e) {
            return e.faults();
        }
    }

    static List<String> paths(String yaml) {
        return of(yaml).stream().map(ConfigFault::path).toList();
    }

    /** The faults of keys of the channel, given as a flow map. */
    static List<ConfigFault> ofChannel(String flowMap) {
        return of("channels: {imessage: " + flowMap + "}");
    }

    static AccountConfig account(String flowMap) {
        return GatewayConfig.parse("channels: {imessage: " + flowMap + "}")
                .accounts()
                .getFirst();
    }
}
