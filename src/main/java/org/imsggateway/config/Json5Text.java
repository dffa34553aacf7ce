package org.imsggateway.config;

/**
 * Rewrites the parts of JSON5 that a lenient JSON parser refuses or, worse, reads silently wrong: escapes such as
 * {@code \x41} and {@code \v}, lines continued by a backslash, hexadecimal numbers, Unicode white space and the byte
 * order mark. Lines stay where they were, so that positions in faults are those of the file.
 */
final class Json5Text {

    private final String source;
    private final StringBuilder out;
    private int at;
    private int owedLines;

    private Json5Text(String source) {
        this.source = source;
        this.out = new StringBuilder(source.length());
    }

    static String normalize(String json5) {
        var text = new Json5Text(json5);
        while (text.at < json5.length()) {
            text.step();
        }
        return text.out.toString();
    }

    private void step() {
        char c = source.charAt(at);
        if (c == '"' || c == '\'') {
            string(c);
        } else if (source.startsWith("//", at)) {
            copyUntil(endOf("\n", at));
        } else if (source.startsWith("/*", at)) {
            copyUntil(endOf("*/", at + 2));
        } else if (isHexNumber()) {
            hexNumber();
        } else if (c > 0x7F && (Character.isSpaceChar(c) || c == 0xFEFF)) {
            out.append(c == 0x2028 || c == 0x2029 ? '\n' : ' ');
            at++;
        } else if (isWord(c)) {
            copyWord();
        } else {
            out.append(c);
            at++;
        }
    }

    private int endOf(String mark, int from) {
        int found = source.indexOf(mark, from);
        return found < 0 ? source.length() : found + mark.length();
    }

    private void copyUntil(int end) {
        out.append(source, at, end);
        at = end;
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }

    private void copyWord() {
        int end = at;
        while (end < source.length() && isWord(source.charAt(end))) {
            end++;
        }
        copyUntil(end);
    }

    private boolean isHexNumber() {
        return source.regionMatches(true, at, "0x", 0, 2)
                && at + 2 < source.length()
                && Character.digit(source.charAt(at + 2), 16) >= 0;
    }

    private void hexNumber() {
        int end = at + 2;
        while (end < source.length() && Character.digit(source.charAt(end), 16) >= 0) {
            end++;
        }
        out.append(new java.math.BigInteger(source.substring(at + 2, end), 16));
        at = end;
    }

    private void string(char quote) {
        out.append('"');
        at++;
        while (at < source.length() && source.charAt(at) != quote) {
            char c = source.charAt(at++);
            if (c == '\\' && at < source.length()) {
                escape();
            } else if (c == '"') {
                out.append("\\\"");
            } else {
                out.append(c);
            }
        }
        out.append(at < source.length() ? "\"" : "");
        at++;
        out.append("\n".repeat(owedLines));
        owedLines = 0;
    }

    private void escape() {
        char c = source.charAt(at++);
        switch (c) {
            case 'b', 'f', 'n', 'r', 't', 'u', '"', '\\' -> out.append('\\').append(c);
            case 'v' -> unicode(0x0B);
            case '0' -> unicode(0);
            case 'x' -> hexEscape();
            case '\r', '\n', 0x2028, 0x2029 -> continuedLine(c);
            default -> out.append(c);
        }
    }

    private void unicode(int unit) {
        out.append(String.format("\\u%04X", unit));
    }

    /** Left as it is where it is not two digits, so that the parser refuses it with its position. */
    private void hexEscape() {
        int end = Math.min(at + 2, source.length());
        String digits = source.substring(at, end);
        if (digits.matches("[0-9A-Fa-f]{2}")) {
            unicode(Integer.parseInt(digits, 16));
            at = end;
        } else {
            out.append("\\x");
        }
    }

    /** The line break does not belong to the value; it is owed to the positions after the string. */
    private void continuedLine(char c) {
        if (c == '\r' && at < source.length() && source.charAt(at) == '\n') {
            at++;
        }
        owedLines++;
    }
}
