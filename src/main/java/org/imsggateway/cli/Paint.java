package org.imsggateway.cli;

/**
 * Colours for a terminal.
 *
 * @param colours whether there are any: not in a pipe, a file, or where {@code NO_COLOR} is set
 */
record Paint(boolean colours) {

    private static final String RESET = "\u001b[0m";
    private static final String BOLD = "\u001b[1m";
    private static final String RED = "\u001b[31m";
    private static final String GREEN = "\u001b[32m";
    private static final String YELLOW = "\u001b[33m";

    String head(String text) {
        return in(BOLD, text);
    }

    String bad(String text) {
        return in(RED, text);
    }

    String warn(String text) {
        return in(YELLOW, text);
    }

    String good(String text) {
        return in(GREEN, text);
    }

    /** A state in its colour; any other text as it is. */
    String word(String text) {
        return switch (text) {
            case "UP", "SENT", "HANDLED", "works", "yes" -> good(text);
            case "DEGRADED", "HELD", "UNKNOWN", "RETRY", "WARNING", "WAITING" -> warn(text);
            case "DOWN", "FAILED", "DEAD", "ERROR" -> bad(text);
            default -> text;
        };
    }

    private String in(String colour, String text) {
        return colours ? colour + text + RESET : text;
    }
}
