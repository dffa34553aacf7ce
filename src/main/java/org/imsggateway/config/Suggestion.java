package org.imsggateway.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody who mistyped a name probably meant. */
public final class Suggestion {

    private Suggestion() {}

    /**
     * The name that is nearest to what was typed.
     *
     * @param typed what was typed
     * @param known the names there are
     * @return the nearest; empty if none is near
     */
    public static Optional<String> nearest(String typed, Collection<String> known) {
        int tolerance = Math.max(1, typed.length() / 3);
        return known.stream()
                .filter(key -> distance(typed, key) <= tolerance)
                .min(Comparator.comparingInt(key -> distance(typed, key)));
    }

    /** The key without case and dashes: what a relaxed notation has in common with the exact one. */
    static String relaxed(String key) {
        return key.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }

    private static int distance(String typed, String known) {
        String a = relaxed(typed);
        String b = relaxed(known);
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int swap = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(swap, 1 + Math.min(previous[j], row[j - 1]));
            }
            previous = row;
        }
        return previous[b.length()];
    }
}
