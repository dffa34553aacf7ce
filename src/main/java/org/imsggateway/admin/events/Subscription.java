package org.imsggateway.admin.events;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.imsggateway.config.EventKind;
import org.imsggateway.config.GatewaySettings;
import org.imsggateway.config.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who wants to hear of events.
 *
 * @param key by which what waits for it is known in the store: a query may hold a token, so it is not the URL itself
 * @param name what an operator is shown: the URL without its query
 * @param url where events are posted
 * @param secret signs them; null = not signed
 * @param kinds what it wants to hear of; empty = all
 */
record Subscription(
        String key, String name, URI url, @Nullable Secret secret, List<EventKind> kinds) {

    static Subscription of(GatewaySettings.Webhook webhook) {
        URI url = webhook.url();
        return new Subscription(
                key(url),
                url.getScheme() + "://" + url.getRawAuthority() + url.getRawPath(),
                url,
                webhook.secret(),
                webhook.events());
    }

    boolean wants(EventKind kind) {
        return kinds.isEmpty() || kinds.contains(kind);
    }

    private static String key(URI url) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(url.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
