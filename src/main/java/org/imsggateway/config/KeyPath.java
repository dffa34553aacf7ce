package org.imsggateway.config;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A place in the tree, from the root; list positions are plain numbers. */
record KeyPath(List<String> segments) {

    static final KeyPath ROOT = new KeyPath(List.of());

    private static final Pattern PLAIN = Pattern.compile("[^.\"\\s]+");

    static KeyPath of(String... segments) {
        return new KeyPath(List.of(segments));
    }

    KeyPath then(String segment) {
        List<String> longer = new ArrayList<>(segments);
        longer.add(segment);
        return new KeyPath(List.copyOf(longer));
    }

    KeyPath then(int index) {
        return then(Integer.toString(index));
    }

    /** Dotted; a segment that holds a dot, a space or nothing is quoted. */
    @Override
    public String toString() {
        return String.join(
                ".",
                segments.stream()
                        .map(part -> PLAIN.matcher(part).matches() ? part : '"' + part + '"')
                        .toList());
    }
}
