package org.imsggateway.delivery;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes away the elements that a model writes for itself or for its machinery: reasoning, memories, calls of tools. The text is
 * read from left to right, and what begins first wins: a tag in code is text, and a backtick in reasoning opens no code.
 */
final class HiddenElements {

    /** Possessive throughout: an answer can be a megabyte, and nothing in it may make a search go back. */
    private static final Pattern TAG = Pattern.compile(
            "<\\s*+(?<slash>/?+)\\s*+(?:(?<reasoning>think(?:ing)?+|thought|antthinking)|(?<memories>relevant[-_]memories)"
                    + "|(?<tool>(?:[a-z]++:)?+(?:tool_calls?+|tool_results?+|tool_use|function_calls?+|function_results?+|invoke)))"
                    + "\\b(?:[^<>/]|/(?!>))*+(?<empty>/?+)>",
            Pattern.CASE_INSENSITIVE);

    private final String text;
    private final CodeWalk walk;
    private final Matcher tag;
    private boolean unclosed;
    private boolean noMoreReasoning;

    private HiddenElements(String text) {
        this.text = text;
        this.walk = new CodeWalk(text);
        this.tag = TAG.matcher(text);
        while (!walk.isDone()) {
            if (text.charAt(walk.at()) != '<' || !element()) {
                walk.step();
            }
        }
    }

    /** The text without its hidden elements. */
    static OpenText cut(String text) {
        if (text.indexOf('<') < 0) {
            return new OpenText(text);
        }
        CodeWalk walk = new HiddenElements(text).walk;
        return new OpenText(walk.kept(), walk.open());
    }

    /** Whether a hidden element, or fenced code, has begun and not ended. */
    static boolean isOpen(String text) {
        if (text.indexOf('<') < 0 && !CodeWalk.mayHoldCode(text)) {
            return false;
        }
        var elements = new HiddenElements(text);
        return elements.unclosed || elements.walk.endsInFence();
    }

    private boolean element() {
        if (!tag.region(walk.at(), text.length()).lookingAt()) {
            return false;
        }
        int end = tag.end();
        if (isOpening()) {
            end = tag.group("tool") == null
                    ? endOfThoughts(tag.group("memories") != null)
                    : endOfTool(tag.group("tool"));
        }
        walk.leaveOut(end);
        return true;
    }

    private boolean isOpening() {
        return tag.group("slash").isEmpty() && tag.group("empty").isEmpty();
    }

    private boolean isClosing() {
        return !tag.group("slash").isEmpty();
    }

    private int endOfTool(String name) {
        while (tag.find()) {
            if (isClosing() && name.equalsIgnoreCase(tag.group("tool"))) {
                return tag.end();
            }
        }
        unclosed = true;
        return text.length();
    }

    private int endOfThoughts(boolean memories) {
        int opened = tag.end();
        if (noMoreReasoning && !memories) {
            return opened;
        }
        int closed = closing(memories ? "memories" : "reasoning");
        if (closed < 0 && memories) {
            return text.length();
        }
        // Reasoning that never ends may be the answer.
        noMoreReasoning |= closed < 0;
        return closed < 0 ? opened : closed;
    }

    /**
     * Thoughts end with the tag that closes them and all that were opened within; if there are too few of those, with the last
     * one. A tag that stands alone in code is one that is thought about: it ends them only if no other does.
     */
    private int closing(String name) {
        int last = -1;
        int mentioned = -1;
        int depth = 1;
        while (depth > 0 && tag.find()) {
            if (tag.group(name) == null) {
                continue;
            }
            if (isInTicks()) {
                mentioned = isClosing() ? tag.end() : mentioned;
            } else if (isClosing()) {
                depth--;
                last = tag.end();
            } else if (isOpening()) {
                depth++;
            }
        }
        unclosed |= depth > 0;
        return last < 0 ? mentioned : last;
    }

    private boolean isInTicks() {
        return text.charAt(tag.start() - 1) == '`' && tag.end() < text.length() && text.charAt(tag.end()) == '`';
    }
}
