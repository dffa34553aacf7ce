package org.imsggateway.agent.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.imsggateway.config.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Signs what is posted, after the Standard Webhooks specification: HMAC-SHA256 over the id, the time of this attempt in
 * seconds since 1970, and the bytes of the body, joined by full stops. Each secret gives a signature of its own, so that a
 * receiver can change to a new one at any moment.
 */
public final class WebhookSignature {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "whsec_";

    private WebhookSignature() {}

    /**
     * The headers of a request.
     *
     * @param id what the request is known by, the same at each attempt; without a full stop
     * @param attempt the time of this attempt
     * @param body the bytes that are posted
     * @param secrets one or several secrets, separated by spaces, each {@code whsec_} and Base64; null = not signed
     * @return the content type, {@code webhook-id}, {@code webhook-timestamp} and, with a secret, {@code webhook-signature}
     */
    public static Map<String, String> headers(String id, Instant attempt, byte[] body, @Nullable Secret secrets) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", "application/json");
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", Long.toString(attempt.getEpochSecond()));
        if (secrets != null) {
            headers.put("webhook-signature", sign(id, attempt, body, secrets));
        }
        return headers;
    }

    private static String sign(String id, Instant attempt, byte[] body, Secret secrets) {
        byte[] head = "%s.%d.".formatted(id, attempt.getEpochSecond()).getBytes(StandardCharsets.UTF_8);
        List<String> signatures = new ArrayList<>();
        for (String secret : secrets.value().strip().split("\\s+", -1)) {
            signatures.add("v1," + Base64.getEncoder().encodeToString(mac(key(secret), head, body)));
        }
        return String.join(" ", signatures);
    }

    private static byte[] key(String secret) {
        return Base64.getDecoder().decode(secret.substring(PREFIX.length()));
    }

    private static byte[] mac(byte[] key, byte[] head, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update(head);
            return mac.doFinal(body);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
        }
    }
}
