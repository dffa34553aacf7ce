package org.imsggateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigStoreTests {

    private final List<ConfigChanged> changes = new ArrayList<>();
    private final GatewayConfig before = GatewayConfig.defaults();
    private final ConfigStore store = new ConfigStore(before, changes::add);

    @Test
    void aReplacementIsInForceAndAnnouncedOnce() {
        GatewayConfig after = GatewayConfig.parse("channels: {imessage: {}}");
        store.replace(after);
        assertThat(store.current()).isSameAs(after);
        assertThat(changes).containsExactly(new ConfigChanged(before, after));
    }

    @Test
    void theSameConfigurationAgainIsNoChange() {
        store.replace(GatewayConfig.defaults());
        assertThat(changes).isEmpty();
    }
}
