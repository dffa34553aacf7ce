package org.imsggateway.access;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether two alternatives of a group can match the beginning of one text, the shorter of them as a whole. */
final class Alternatives {

    /** Stands for something inside an alternative that may match whatever it likes. */
    static final String ANYTHING = "(";

    /** Two classes of characters that have none of these in common are held to have none at all. */
    private static final int SAMPLE = 0x80;

    private final Map<String, Optional<Pattern>> compiled = new HashMap<>();

    private Alternatives() {}

    /**
     * Compares each with each.
     *
     * @param alternatives what each consists of, in order: single characters, classes, {@link #ANYTHING}
     * @return whether any two overlap
     */
    static boolean overlap(List<List<String>> alternatives) {
        var comparison = new Alternatives();
        for (int i = 0; i < alternatives.size(); i++) {
            for (List<String> other : alternatives.subList(0, i)) {
                if (comparison.beginAlike(alternatives.get(i), other)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean beginAlike(List<String> one, List<String> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            if (!share(one.get(i), other.get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean share(String one, String other) {
        if (one.equals(other) || one.equals(ANYTHING) || other.equals(ANYTHING)) {
            return true;
        }
        if (isCharacter(one) || isCharacter(other)) {
            return isCharacter(one) ? matches(other, one) : matches(one, other);
        }
        for (char sample = 0; sample < SAMPLE; sample++) {
            String character = String.valueOf(sample);
            if (matches(one, character) && matches(other, character)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isCharacter(String atom) {
        return atom.length() == 1 && !atom.equals(".");
    }

    /** What cannot be compiled alone, such as half of something, is taken to match. */
    private boolean matches(String atom, String character) {
        return compiled.computeIfAbsent(atom, Alternatives::compile)
                .map(pattern -> pattern.matches(character))
                .orElse(true);
    }

    private static Optional<Pattern> compile(String atom) {
        try {
            return Optional.of(Pattern.compile(atom, Pattern.CASE_INSENSITIVE));
        } catch (PatternSyntaxException alone) {
            return Optional.empty();
        }
    }
}
