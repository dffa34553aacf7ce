package org.imsggateway.cli;

/**
 * Makes text of strangers safe to show: a terminal obeys control characters, and bidirectional ones make a line read as
 * another.
 */
final class Plain {

    private Plain() {}

    /** The text in one line. */
    static String line(String text) {
        var line = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (point == '\n' || point == '\r' || point == '\t') {
                line.append(' ');
            } else if (!harmful(point)) {
                line.appendCodePoint(point);
            }
        });
        return line.toString().strip();
    }

    /** The text in one line, with an ellipsis where it is longer than this many characters. */
    static String line(String text, int longest) {
        String line = line(text);
        return line.codePointCount(0, line.length()) <= longest
                ? line
                : line.substring(0, line.offsetByCodePoints(0, longest - 1)) + "…";
    }

    private static boolean harmful(int point) {
        return Character.isISOControl(point)
                || (point >= 0x202A && point <= 0x202E)
                || (point >= 0x2066 && point <= 0x2069);
    }
}
