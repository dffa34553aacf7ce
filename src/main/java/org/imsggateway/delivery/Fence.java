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

    static final int MAX_INDENT = 3;
    private static final int MIN_LENGTH = 3;

    /** A run of backticks or tildes at the start of a line. */
    record Marker(char sign, int length) {

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

    /**
     * The marker of a fence that opens code where a line starts. Backticks with another one after them in their line are
     * inline code.
     */
    static @Nullable Marker opening(CharSequence text, int from) {
        Marker marker = marker(text, from);
        if (marker == null || marker.sign == '~') {
            return marker;
        }
        int at = from;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '`')) {
            at++;
        }
        while (at < text.length() && text.charAt(at) != '\n') {
            if (text.charAt(at) == '`') {
                return null;
            }
            at++;
        }
        return marker;
    }

    /** Where code ends that a fence in the line at a position opened; negative if it does not. */
    static int closing(String text, int opened, Marker opening) {
        for (int from = lineEnd(text, opened) + 1; from < text.length(); from = lineEnd(text, from) + 1) {
            Marker marker = marker(text, from);
            if (marker != null && marker.closes(opening)) {
                return lineEnd(text, from);
            }
        }
        return -1;
    }

    private static @Nullable Marker marker(CharSequence text, int from) {
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
