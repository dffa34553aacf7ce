package org.imsggateway.cli;

import java.util.ArrayList;
import java.util.List;

/** Splits a line of the interactive shell as a Unix shell would: at blanks, but for quotes and backslashes. */
final class Tokens {

    private final List<String> tokens = new ArrayList<>();
    private final StringBuilder token = new StringBuilder();
    private boolean inToken;
    private char quote;

    private Tokens() {}

    /**
     * Splits.
     *
     * @throws CommandFailure if a quote is not closed
     */
    static List<String> split(String line) {
        var tokens = new Tokens();
        for (int at = 0; at < line.length(); at++) {
            char character = line.charAt(at);
            if (character == '\\' && tokens.quote != '\'' && at + 1 < line.length()) {
                at++;
                tokens.take(line.charAt(at));
            } else {
                tokens.read(character);
            }
        }
        return tokens.end();
    }

    private void read(char character) {
        if (quote == 0 && (character == '"' || character == '\'')) {
            quote = character;
            inToken = true;
        } else if (quote != 0 && character == quote) {
            quote = 0;
        } else if (quote == 0 && Character.isWhitespace(character)) {
            finish();
        } else {
            take(character);
        }
    }

    private void take(char character) {
        token.append(character);
        inToken = true;
    }

    private void finish() {
        if (inToken) {
            tokens.add(token.toString());
            token.setLength(0);
            inToken = false;
        }
    }

    private List<String> end() {
        if (quote != 0) {
            throw CommandFailure.usage("A quote (" + quote + ") is not closed.");
        }
        finish();
        return tokens;
    }
}
