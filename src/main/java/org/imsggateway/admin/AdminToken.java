package org.imsggateway.admin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.imsggateway.config.Secret;

/**
 * What opens the API. Only its digest is kept, and digests are compared as a whole, so that the time a comparison takes
 * says nothing about the token or its length.
 */
final class AdminToken {

    private final byte[] digest;

    AdminToken(Secret token) {
        this.digest = digest(token.value());
    }

    boolean matches(String presented) {
        return MessageDigest.isEqual(digest, digest(presented));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
