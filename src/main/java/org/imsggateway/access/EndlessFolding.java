package org.imsggateway.access;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Finds what the engine never finishes compiling: on a JDK that knows more letters than its own tables, RE2/J goes round in
 * circles looking for the other cases of nine old Cyrillic ones (<a href="https://github.com/google/re2j/issues/168">its issue
 * 168</a>), be they written in a pattern or part of a range. Texts may hold them.
 */
final class EndlessFolding {

    private static final int FIRST = 0x1C80;
    private static final int LAST = 0x1C88;

    /** What a class consists of; a number is read up to its end, so that a range after it is seen. */
    private static final Pattern PART = Pattern.compile("\\\\x(?:\\{[^}]*\\}|..)|\\\\.|.", Pattern.DOTALL);

    private EndlessFolding() {}

    /**
     * Reads a pattern.
     *
     * @param pattern the pattern, its characters {@linkplain PatternDialect#characters written as themselves}
     * @return what cannot be compiled, as the end of a sentence; empty if nothing is known of
     */
    static Optional<String> in(String pattern) {
        Optional<String> range = PatternDialect.ATOM
                .matcher(pattern)
                .results()
                .map(MatchResult::group)
                .filter(atom -> atom.startsWith("["))
                .flatMap(atom -> range(atom).stream())
                .findFirst();
        return pattern.codePoints().anyMatch(point -> point >= FIRST && point <= LAST)
                ? Optional.of("it has one of the letters U+1C80 to U+1C88, whose case the engine does not know")
                : range.map(found -> "its range " + found
                        + " has the letters U+1C80 to U+1C88, whose case the engine does not know; leave them out");
    }

    private static Optional<String> range(String characterClass) {
        List<String> parts =
                PART.matcher(characterClass).results().map(MatchResult::group).toList();
        for (int i = 2; i < parts.size() - 1; i++) {
            boolean reaches = parts.get(i).equals("-") && point(parts.get(i + 1)) >= FIRST;
            if (reaches && point(parts.get(i - 1)) <= LAST) {
                return Optional.of(parts.get(i - 1) + "-" + parts.get(i + 1));
            }
        }
        return Optional.empty();
    }

    /** The code point of a part of a class; what has a meaning of its own, or a number, is below all that matter. */
    private static int point(String part) {
        return part.codePointAt(part.startsWith("\\") && part.length() > 1 ? 1 : 0);
    }
}
