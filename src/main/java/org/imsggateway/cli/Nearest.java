package org.imsggateway.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Guesses what a mistyped word was meant to be. */
final class Nearest {

    private Nearest() {}

    /** {@code , did you mean '…'?} as the middle of a sentence, or nothing if no word is near. */
    static String hint(String typed, Collection<String> known) {
        String lower = typed.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(word -> distance(lower, word) <= Math.max(1, word.length() / 2))
                .min(Comparator.comparingInt(word -> distance(lower, word)))
                .map(word -> " (did you mean '" + word + "'?)")
                .orElse("");
    }

    /** How many letters must be put in, left out or changed to make one word the other. */
    private static int distance(String from, String to) {
        int[] costs = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            costs[column] = column;
        }
        for (int row = 1; row <= from.length(); row++) {
            int diagonal = costs[0];
            costs[0] = row;
            for (int column = 1; column <= to.length(); column++) {
                int change = diagonal + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
                diagonal = costs[column];
                costs[column] = Math.min(change, Math.min(costs[column], costs[column - 1]) + 1);
            }
        }
        return costs[to.length()];
    }
}
