package org.imsggateway.delivery;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.imsggateway.message.Whitespace;

/**
 * Cuts a text that is too long: at the last line end that fits, else at the last other white space, else hard. White
 * space inside parentheses is no place to cut, so that {@code (see there)} stays together.
 */
final class LengthCutter {

    private LengthCutter() {}

    static List<String> cut(String text, int limit) {
        var pieces = new ArrayList<String>();
        int start = 0;
        while (text.length() - start > limit) {
            int end = breakAfter(text, start, limit);
            String piece = Whitespace.trimEnd(text.substring(start, end));
            if (!piece.isEmpty()) {
                pieces.add(piece);
            }
            start = skipWhitespace(text, end);
        }
        if (start < text.length()) {
            pieces.add(text.substring(start));
        }
        return pieces;
    }

    private static int breakAfter(String text, int start, int limit) {
        int lineEnd = start;
        int blank = start;
        int depth = 0;
        for (int i = start; i < start + limit; i++) {
            char unit = text.charAt(i);
            if (unit == '(') {
                depth++;
            } else if (unit == ')') {
                depth = Math.max(0, depth - 1);
            } else if (depth == 0 && unit == '\n') {
                lineEnd = i;
            } else if (depth == 0 && Whitespace.is(unit)) {
                blank = i;
            }
        }
        int soft = lineEnd > start ? lineEnd : blank;
        return soft > start ? soft : hardCut(text, start, limit);
    }

    /**
     * Cuts between two characters as a reader sees them, such as an emoji with its skin tone. Only where a single one of
     * them is too long is it cut between code points, and a code point is never cut.
     */
    private static int hardCut(String text, int start, int limit) {
        int end = start + limit;
        // Whether there is a boundary depends on what stands before it and on the one code point that follows.
        String window = text.substring(start, Math.min(text.length(), end + 2));
        var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(window);
        int cut = characters.isBoundary(limit) ? limit : characters.preceding(limit);
        if (cut > 0) {
            return start + cut;
        }
        if (!Character.isSurrogatePair(text.charAt(end - 1), text.charAt(end))) {
            return end;
        }
        return limit > 1 ? end - 1 : end + 1;
    }

    private static int skipWhitespace(String text, int from) {
        int next = from;
        while (next < text.length() && Whitespace.is(text.charAt(next))) {
            next++;
        }
        return next;
    }
}
