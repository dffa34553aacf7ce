package org.imsggateway.admin.events;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.imsggateway.config.EventKind;
import org.imsggateway.config.GatewaySettings;
import org.imsggateway.config.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who wants to hear of events.
 *
 * @param key what makes it the same one when the configuration changes, and what an operator is shown: its address, with its
 *     place behind it where several have that address
 * @param url where events are posted
 * @param secret signs them; null = not signed
 * @param kinds what it wants to hear of; empty = all
 */
record Subscription(String key, URI url, @Nullable Secret secret, List<EventKind> kinds) {

    /**
     * A subscription as configured.
     *
     * @param place the how-manieth it is of those with its address, from 1
     */
    static Subscription of(GatewaySettings.Webhook webhook, int place) {
        String address = address(webhook.url());
        return new Subscription(
                place == 1 ? address : "%s (%d)".formatted(address, place),
                webhook.url(),
                webhook.secret(),
                webhook.events());
    }

    /**
     * A URL without its query: that may hold a token, which is corrected while events wait, and belongs neither into the store
     * nor into a log. Written in one way, whether the usual port is named or not.
     */
    static String address(URI url) {
        boolean usual = url.getPort() == -1 || url.getPort() == (url.getScheme().equals("https") ? 443 : 80);
        return url.getScheme()
                + "://"
                + url.getHost().toLowerCase(Locale.ROOT)
                + (usual ? "" : ":" + url.getPort())
                + (url.getRawPath().isEmpty() ? "/" : url.getRawPath());
    }

    /** By which metrics name a key: they go further than the store, and a path may be meant for few. */
    static String id(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    boolean wants(EventKind kind) {
        return kinds.isEmpty() || kinds.contains(kind);
    }
}
