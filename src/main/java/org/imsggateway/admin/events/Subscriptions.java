package org.imsggateway.admin.events;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.config.EventKind;
import org.imsggateway.config.GatewaySettings;
import org.springframework.stereotype.Component;

/** Those who want to hear of events, as configured at the start; of two with one URL the first counts. */
@Component
class Subscriptions {

    private final Map<String, Subscription> byKey = new LinkedHashMap<>();

    Subscriptions(ConfigStore config) {
        for (GatewaySettings.Webhook webhook : config.current().gateway().webhooks()) {
            Subscription subscription = Subscription.of(webhook);
            byKey.putIfAbsent(subscription.key(), subscription);
        }
    }

    Collection<Subscription> all() {
        return byKey.values();
    }

    List<Subscription> to(EventKind kind) {
        return byKey.isEmpty()
                ? List.of()
                : byKey.values().stream()
                        .filter(subscription -> subscription.wants(kind))
                        .toList();
    }

    /** What an operator is shown for a key. */
    String name(String key) {
        Subscription known = byKey.get(key);
        return known == null ? "(no longer configured)" : known.name();
    }
}
