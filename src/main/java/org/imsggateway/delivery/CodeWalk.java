package org.imsggateway.delivery;

import org.jspecify.annotations.Nullable;

/**
 * Goes through a Markdown text from left to right and keeps what it is not told to leave out. Of what is kept it blots out the
 * code, fenced or inline, in a second text of the same length: what is searched for there is found in the open only.
 */
final class CodeWalk {

    /** Stands for a character of code; of no meaning in any pattern. */
    private static final char BLOT = '\uE000';

    private final String text;
    private final StringBuilder kept;
    private final StringBuilder open;
    private @Nullable CodeSpans spans;
    private int at;
    private boolean inFence;

    CodeWalk(String text) {
        this.text = text;
        this.kept = new StringBuilder(text.length());
        this.open = new StringBuilder(text.length());
    }

    static boolean mayHoldCode(String text) {
        return text.indexOf('`') >= 0 || text.indexOf('~') >= 0;
    }

    boolean isDone() {
        return at >= text.length();
    }

    /** The position in the text; never within code. */
    int at() {
        return at;
    }

    void leaveOut(int to) {
        at = to;
    }

    /** Keeps a piece of code, or else what stands before the next sign of a piece of code or of a tag. */
    void step() {
        char sign = text.charAt(at);
        if (sign == '`' || sign == '~') {
            run(sign);
            return;
        }
        int to = at + 1;
        while (to < text.length() && "`~<".indexOf(text.charAt(to)) < 0) {
            to++;
        }
        keep(to);
    }

    private void run(char sign) {
        Fence.Marker fence = isAtLineStart() ? Fence.opening(text, at) : null;
        if (fence != null) {
            int end = Fence.closing(text, at, fence);
            inFence = end < 0;
            blot(inFence ? text.length() : end);
        } else if (sign == '`' && spans().end(at) > 0) {
            blot(spans().end(at));
        } else {
            keep(runEnd(sign));
        }
    }

    private int runEnd(char sign) {
        int to = at;
        while (to < text.length() && text.charAt(to) == sign) {
            to++;
        }
        return to;
    }

    private CodeSpans spans() {
        if (spans == null) {
            spans = new CodeSpans(text);
        }
        return spans;
    }

    /** As people will see it: what was left out does not count. */
    private boolean isAtLineStart() {
        int from = kept.length();
        while (from > 0 && kept.length() - from < Fence.MAX_INDENT && kept.charAt(from - 1) == ' ') {
            from--;
        }
        return from == 0 || kept.charAt(from - 1) == '\n';
    }

    private void keep(int to) {
        kept.append(text, at, to);
        open.append(text, at, to);
        at = to;
    }

    private void blot(int to) {
        kept.append(text, at, to);
        open.repeat(BLOT, to - at);
        at = to;
    }

    /** Whether the text ends within fenced code. */
    boolean endsInFence() {
        return inFence;
    }

    /** What was kept. */
    String kept() {
        return kept.toString();
    }

    /** What was kept, without its code. */
    String open() {
        return open.toString();
    }
}
