package org.imsggateway.admin.events;

import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.config.EventKind;
import org.imsggateway.config.GatewaySettings;
import org.springframework.stereotype.Component;

/** Those who want to hear of events, as configured at the start; of two with one URL the first counts. */
@Component
class Subscriptions {

    private final Map<String, Subscription> byKey = new LinkedHashMap<>();

    Subscriptions(ConfigStore config) {
        Set<URI> known = new HashSet<>();
        Map<String, Integer> places = new HashMap<>();
        for (GatewaySettings.Webhook webhook : config.current().gateway().webhooks()) {
            if (known.add(webhook.url())) {
                int place = places.merge(Subscription.address(webhook.url()), 1, Integer::sum);
                Subscription subscription = Subscription.of(webhook, place);
                byKey.put(subscription.key(), subscription);
            }
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

    /** Whether a key of the store is that of a subscription that is configured. */
    boolean has(String key) {
        return byKey.containsKey(key);
    }
}
