package org.imsggateway.delivery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Tells whether two requests under one idempotency key are the same, without keeping their text. */
final class Fingerprint {

    private Fingerprint() {}

    static String of(Reply reply) {
        return of(reply.conversation().key(), reply.target().text(), reply.text(), reply.media());
    }

    static String of(SendMessageRequest request) {
        return of(request.to(), request.text(), request.media(), request.accountId(), request.turnId());
    }

    private static String of(@Nullable Object... fields) {
        try {
            // Each field with its length in front: otherwise "ab" + "c" would be "a" + "bc".
            var digest = MessageDigest.getInstance("SHA-256");
            Arrays.stream(fields)
                    .map(String::valueOf)
                    .forEach(field -> digest.update((field.length() + ":" + field).getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
