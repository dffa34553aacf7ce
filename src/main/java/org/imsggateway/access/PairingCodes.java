package org.imsggateway.access;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.function.Predicate;
import org.imsggateway.message.Whitespace;

/** Makes pairing codes: eight characters that nobody guesses, and that nobody misreads. */
final class PairingCodes {

    /** Without I, O, 0 and 1, which look alike. */
    static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    static final int LENGTH = 8;
    private static final int TRIES = 500;

    private final SecureRandom random;

    PairingCodes(SecureRandom random) {
        this.random = random;
    }

    /** The form in which codes are stored and compared: people type them in any case, with spaces around. */
    static String normalize(String code) {
        return Whitespace.trim(code).toUpperCase(Locale.ROOT);
    }

    /**
     * A code that is not in use.
     *
     * @param taken whether a code is in use
     * @return a new one
     * @throws IllegalStateException if 500 tries found none, which means that the random source is broken
     */
    String next(Predicate<String> taken) {
        for (int i = 0; i < TRIES; i++) {
            String code = random();
            if (!taken.test(code)) {
                return code;
            }
        }
        throw new IllegalStateException("no unused pairing code found in " + TRIES + " tries");
    }

    private String random() {
        var code = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }
}
