package org.imsggateway.simulator;

/** The command line was wrong; the message names the value and what is allowed. */
final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
