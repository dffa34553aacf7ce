package org.imsggateway.access;

import java.util.regex.Pattern;
import org.imsggateway.message.Whitespace;

/**
 * The beginning of a text as mentions are looked for in it: without the invisible characters that keyboards and copying leave behind, trimmed,
 * in lower case.
 *
 * @param original the text as it came
 * @param text the text to search; each of its UTF-16 code units comes from one of the original
 */
record MentionSubject(String original, String text) {

    /** Whoever calls somebody does it before this; beyond it only the work of a large pattern would grow. In code units. */
    static final int SEARCHED = 32_768;

    private static final Pattern SPACES = Pattern.compile(Whitespace.CHARACTER_CLASS + "+");

    static MentionSubject of(String original) {
        String searched = original.substring(0, Math.min(SEARCHED, original.length()));
        var visible = new StringBuilder(searched.length());
        // One code point at a time, as the lower case of some letters in context is longer than they are.
        searched.codePoints()
                .filter(point -> !isInvisible(point))
                .map(Character::toLowerCase)
                .forEach(visible::appendCodePoint);
        return new MentionSubject(original, Whitespace.trim(visible.toString()));
    }

    /** Zero-width characters, and marks and controls of the direction of writing. */
    private static boolean isInvisible(int point) {
        return (point >= 0x200B && point <= 0x200F)
                || (point >= 0x202A && point <= 0x202E)
                || (point >= 0x2060 && point <= 0x206F);
    }

    String[] words() {
        return SPACES.split(text);
    }

    /**
     * What follows in the original, case and invisible characters kept.
     *
     * @param end how many code units of the text to leave out
     * @return the rest, trimmed, without the comma or colon that people put after a name
     */
    String after(int end) {
        int at = skip(0, "");
        for (int left = end; left > 0; at++) {
            left -= isInvisible(original.charAt(at)) ? 0 : 1;
        }
        return Whitespace.trim(original.substring(skip(at, ",:")));
    }

    private int skip(int from, String others) {
        int at = from;
        while (at < original.length() && isNothing(original.charAt(at), others)) {
            at++;
        }
        return at;
    }

    private static boolean isNothing(char unit, String others) {
        return isInvisible(unit) || Whitespace.is(unit) || others.indexOf(unit) >= 0;
    }
}
