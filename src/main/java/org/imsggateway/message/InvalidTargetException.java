package org.imsggateway.message;

/** A target that cannot be one; the message says what is wrong and is fit for the person who wrote it. */
public final class InvalidTargetException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidTargetException(String message) {
        super(message);
    }
}
