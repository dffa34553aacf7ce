package org.imsggateway.message;

import java.util.Locale;
import java.util.Optional;

/** Over which service a message is to go out. */
public enum Service {
    /** Messages decides: iMessage where the receiver has it, else a text message. */
    AUTO,
    /** Apple's own service only. */
    IMESSAGE,
    /** A text message through a paired phone. */
    SMS;

    /**
     * The word that configuration and {@code imsg} use.
     *
     * @return {@code auto}, {@code imessage} or {@code sms}
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Finds a service by its word.
     *
     * @param word a word in any case
     * @return the service, or empty if there is none of that name
     */
    public static Optional<Service> ofWord(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "auto" -> Optional.of(AUTO);
            case "imessage" -> Optional.of(IMESSAGE);
            case "sms" -> Optional.of(SMS);
            default -> Optional.empty();
        };
    }
}
