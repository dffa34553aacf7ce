package org.imsggateway.delivery;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fenced code in a text: from the start of the line that opens it to the end of the line that closes it, or to the end
 * of the text.
 */
record Fence(int start, int end) {

    static final Fence NONE = new Fence(0, 0);

    private static final int MAX_INDENT = 3;
    private static final int MIN_LENGTH = 3;

    /** A run of backticks or tildes at the start of a line. */
    private record Marker(char sign, int length) {

        boolean closes(Marker opening) {
            return sign == opening.sign && length >= opening.length;
        }
    }

    boolean holds(int position) {
        return start < position && position < end;
    }

    static List<Fence> in(String text) {
        var fences = new ArrayList<Fence>();
        Marker opening = null;
        int openedAt = 0;
        for (int from = 0; from < text.length(); from = lineEnd(text, from) + 1) {
            Marker marker = marker(text, from);
            if (marker == null) {
                continue;
            }
            if (opening == null) {
                opening = marker;
                openedAt = from;
            } else if (marker.closes(opening)) {
                fences.add(new Fence(openedAt, lineEnd(text, from)));
                opening = null;
            }
        }
        if (opening != null) {
            fences.add(new Fence(openedAt, text.length()));
        }
        return fences;
    }

    private static @Nullable Marker marker(String text, int from) {
        int at = from;
        while (at < text.length() && at - from < MAX_INDENT && text.charAt(at) == ' ') {
            at++;
        }
        char sign = at < text.length() ? text.charAt(at) : ' ';
        if (sign != '`' && sign != '~') {
            return null;
        }
        int end = at;
        while (end < text.length() && text.charAt(end) == sign) {
            end++;
        }
        return end - at < MIN_LENGTH ? null : new Marker(sign, end - at);
    }

    private static int lineEnd(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }
}
