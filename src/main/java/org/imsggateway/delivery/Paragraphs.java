package org.imsggateway.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Splits a text, its line ends unified, at blank lines; those inside fenced code do not count. */
final class Paragraphs {

    /** A line end, one line of blanks, and any number of empty lines: a second line of blanks belongs to what follows. */
    private static final Pattern BOUNDARY = Pattern.compile("\\n[\\t ]*+\\n++");

    private Paragraphs() {}

    /** The parts between the boundaries, untrimmed; empty if the text has no blank line at all, fenced or not. */
    static List<String> of(String text) {
        var boundary = BOUNDARY.matcher(text);
        if (!boundary.find()) {
            return List.of();
        }
        var fences = Fence.in(text).iterator();
        Fence fence = Fence.NONE;
        var parts = new ArrayList<String>();
        int from = 0;
        do {
            while (fence.end() <= boundary.start() && fences.hasNext()) {
                fence = fences.next();
            }
            if (!fence.holds(boundary.start())) {
                parts.add(text.substring(from, boundary.start()));
                from = boundary.end();
            }
        } while (boundary.find());
        parts.add(text.substring(from));
        return parts;
    }
}
