package org.imsggateway.delivery;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Blots out what of a Markdown text is code, fenced or inline, so that what is searched for is found in the open only. The
 * result is as long as the text.
 */
final class CodeMask {

    /** Stands for a character of code; of no meaning in any pattern. */
    private static final char BLOT = '\uE000';

    private static final Pattern FENCE = Pattern.compile("(?m)^ {0,3}(`{3,}|~{3,})[^\n]*+$");

    private final char[] masked;

    private CodeMask(String text) {
        masked = text.toCharArray();
    }

    static String of(String text) {
        if (text.indexOf('`') < 0 && text.indexOf('~') < 0) {
            return text;
        }
        var mask = new CodeMask(text);
        mask.fences(text);
        mask.inline();
        return new String(mask.masked);
    }

    /** Whether a run of backticks has no partner: with what follows it may be code, and then what is open changes. */
    static boolean isOpen(String text) {
        return text.indexOf('`') >= 0 && of(text).indexOf('`') >= 0;
    }

    /** A fence is closed by one of its kind that is at least as long; one without an end runs to the end of the text. */
    private void fences(String text) {
        Matcher line = FENCE.matcher(text);
        String fence = null;
        int start = 0;
        while (line.find()) {
            if (fence == null) {
                fence = line.group(1);
                start = line.start();
            } else if (line.group(1).startsWith(fence)) {
                blot(start, line.end());
                fence = null;
            }
        }
        if (fence != null) {
            blot(start, masked.length);
        }
    }

    /** A run of backticks opens a span that the next run of the same length closes. */
    private void inline() {
        Set<Integer> unclosed = new HashSet<>();
        int at = tick(0);
        while (at < masked.length) {
            int length = run(at);
            int end = unclosed.contains(length) ? -1 : closing(at + length, length);
            if (end < 0) {
                unclosed.add(length);
                at = tick(at + length);
            } else {
                blot(at, end);
                at = tick(end);
            }
        }
    }

    private int closing(int from, int length) {
        for (int at = tick(from); at < masked.length; ) {
            int run = run(at);
            if (run == length) {
                return at + run;
            }
            at = tick(at + run);
        }
        return -1;
    }

    private int tick(int from) {
        int at = from;
        while (at < masked.length && masked[at] != '`') {
            at++;
        }
        return at;
    }

    private int run(int from) {
        int end = from;
        while (end < masked.length && masked[end] == '`') {
            end++;
        }
        return end - from;
    }

    private void blot(int from, int to) {
        for (int i = from; i < to; i++) {
            masked[i] = BLOT;
        }
    }
}
