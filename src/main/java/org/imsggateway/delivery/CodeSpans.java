package org.imsggateway.delivery;

import java.util.HashMap;
import java.util.Map;

/**
 * Where inline code ends: a run of backticks opens a span that the next run of the same length closes, within its paragraph.
 * Every run is looked at once, from the last to the first, however many lengths there are.
 */
final class CodeSpans {

    private final int[] ends;

    CodeSpans(CharSequence text) {
        ends = new int[text.length()];
        Map<Integer, Integer> nearest = new HashMap<>();
        int paragraphEnd = text.length();
        boolean emptyLine = false;
        for (int at = text.length() - 1; at >= 0; at--) {
            char sign = text.charAt(at);
            if (sign == '`') {
                int end = at + 1;
                at = first(text, at);
                Integer partner = nearest.put(end - at, end);
                ends[at] = partner == null || partner > paragraphEnd ? 0 : partner;
                emptyLine = false;
            } else if (sign == '\n') {
                paragraphEnd = emptyLine || Fence.opening(text, at + 1) != null ? at : paragraphEnd;
                emptyLine = true;
            } else {
                emptyLine &= sign == ' ' || sign == '\t' || sign == '\r';
            }
        }
    }

    private static int first(CharSequence text, int last) {
        int at = last;
        while (at > 0 && text.charAt(at - 1) == '`') {
            at--;
        }
        return at;
    }

    /** Where the span ends that a run of backticks opens; 0 if it opens none. */
    int end(int run) {
        return ends[run];
    }
}
