package org.imsggateway.delivery;

import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imsggateway.message.Whitespace;

/** A text from which marks are taken away, but for those in its code. */
final class OpenText {

    private String text;
    private String open;

    OpenText(String text) {
        this(text, CodeMask.of(text));
    }

    /** A text, and the same without its code. */
    OpenText(String text, String open) {
        this.text = text;
        this.open = open;
    }

    String text() {
        return text;
    }

    /** Looks for marks without taking them away. */
    Matcher find(Pattern mark) {
        return mark.matcher(open);
    }

    /** Takes away every match; what it stood between stays two words. */
    void removeBetweenWords(Pattern mark) {
        replace(mark, found -> joins(found.start(), found.end()) ? " " : "");
    }

    void remove(Pattern mark) {
        replace(mark, found -> "");
    }

    /** Takes away every match with the blanks around it; a single one stays between words. */
    void removeTags(Pattern tag) {
        Matcher found = tag.matcher(open);
        var cut = new Cut();
        while (found.find()) {
            int start = found.start();
            int end = found.end();
            while (start > cut.at && isBlank(open.charAt(start - 1))) {
                start--;
            }
            while (end < open.length() && isBlank(open.charAt(end))) {
                end++;
            }
            boolean more = end < open.length() && open.charAt(end) != '\n';
            boolean before = start > 0 && open.charAt(start - 1) != '\n';
            cut.out(start, end, before && more ? " " : "");
        }
        cut.done();
    }

    private static boolean isBlank(char unit) {
        return unit == ' ' || unit == '\t';
    }

    private boolean joins(int start, int end) {
        return start > 0
                && end < open.length()
                && !Whitespace.is(open.charAt(start - 1))
                && !Whitespace.is(open.charAt(end));
    }

    private void replace(Pattern mark, Function<MatchResult, String> by) {
        Matcher found = mark.matcher(open);
        var cut = new Cut();
        while (found.find()) {
            cut.out(found.start(), found.end(), by.apply(found));
        }
        cut.done();
    }

    /** Takes pieces out of both texts, in their order. */
    private final class Cut {

        private final StringBuilder keptText = new StringBuilder();
        private final StringBuilder keptOpen = new StringBuilder();
        private int at;

        void out(int start, int end, String by) {
            keptText.append(text, at, start).append(by);
            keptOpen.append(open, at, start).append(by);
            at = end;
        }

        void done() {
            if (at > 0) {
                text = keptText.append(text, at, text.length()).toString();
                open = keptOpen.append(open, at, open.length()).toString();
            }
        }
    }
}
