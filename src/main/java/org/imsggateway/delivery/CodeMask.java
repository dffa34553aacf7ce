package org.imsggateway.delivery;

/**
 * Blots out what of a Markdown text is code, fenced or inline, so that what is searched for is found in the open only. The
 * result is as long as the text.
 */
final class CodeMask {

    private CodeMask() {}

    static String of(String text) {
        if (!CodeWalk.mayHoldCode(text)) {
            return text;
        }
        var walk = new CodeWalk(text);
        while (!walk.isDone()) {
            walk.step();
        }
        return walk.open();
    }
}
