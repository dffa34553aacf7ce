package org.imsggateway.message;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A short name for a long text: as good as unique, the same on every machine, and safe in a path. */
public final class ShortDigest {

    private static final int BYTES = 8;

    private ShortDigest() {}

    /**
     * Digests a text.
     *
     * @param text any text
     * @return the first 16 hexadecimal digits of the SHA-256 of its UTF-8 form, in lower case
     */
    public static String of(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
