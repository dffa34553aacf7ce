package org.imsggateway.access;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.imsggateway.message.Whitespace;

/** One way to call an agent, compiled or found useless. */
sealed interface MentionPattern permits MentionPattern.Usable, IgnoredPattern {

    /** More than anybody writes by hand; it bounds the work of whatever reads a pattern. */
    int LONGEST = 1000;

    /** In instructions of the engine, which does at most so much for each character of a text. */
    int LARGEST = 1000;

    /** {@code shown} is for people: the pattern as written, or the name that it was made of. */
    record Usable(String shown, Pattern regex) implements MentionPattern {}

    /**
     * Compiles a configured pattern. Never fails: what cannot be used says why.
     *
     * @param key where it is configured
     * @param pattern the pattern, trimmed and not empty
     * @return what can be made of it
     */
    static MentionPattern configured(String key, String pattern) {
        if (pattern.length() > LONGEST) {
            return new IgnoredPattern(key, pattern, "it is longer than " + LONGEST + " characters");
        }
        String text = PatternDialect.characters(pattern);
        Optional<String> endless = EndlessFolding.in(text);
        if (endless.isPresent()) {
            return new IgnoredPattern(key, pattern, endless.get());
        }
        try {
            Pattern regex = Pattern.compile(PatternDialect.boundaries(text), Pattern.CASE_INSENSITIVE);
            if (regex.programSize() > LARGEST) {
                return new IgnoredPattern(key, pattern, "it counts too far, which makes it too large");
            }
            return NestedRepetition.in(text)
                    .<MentionPattern>map(why -> new IgnoredPattern(key, pattern, why))
                    .orElseGet(() -> new Usable(pattern, regex));
        } catch (PatternSyntaxException wrong) {
            return new IgnoredPattern(key, pattern, why(wrong));
        }
    }

    private static String why(PatternSyntaxException wrong) {
        return switch (wrong.getDescription()) {
            case "invalid or unsupported Perl syntax", "invalid named capture" ->
                "it uses " + wrong.getPattern() + ", which is not supported, as is nothing that looks ahead or behind";
            case "invalid escape sequence" ->
                "it uses " + wrong.getPattern() + ", which is not supported, as are no back-references";
            case "invalid nested repetition operator" -> "it repeats a repetition with " + wrong.getPattern();
            default -> "it is no regular expression: " + wrong.getDescription();
        };
    }

    /**
     * A name as a word of its own, with or without an at sign; any white space may stand between its parts.
     *
     * @return the pattern, or empty if nothing of the name can be seen
     */
    static Optional<Usable> name(String name) {
        String words = Arrays.stream(MentionSubject.of(name).words())
                .map(Pattern::quote)
                .collect(Collectors.joining(Whitespace.CHARACTER_CLASS + "+"));
        return derived(name, PatternDialect.BOUNDARY + "@?" + words + PatternDialect.BOUNDARY);
    }

    /**
     * An emoji anywhere in a text. Whether it asks to be shown in colour differs from keyboard to keyboard.
     *
     * @return the pattern, or empty if nothing of the emoji can be seen
     */
    static Optional<Usable> emoji(String emoji) {
        String regex = Arrays.stream(MentionSubject.of(emoji).text().split("\uFE0F"))
                .map(Pattern::quote)
                .collect(Collectors.joining("\uFE0F?"));
        return derived(emoji, regex);
    }

    /** What is found in nothing would be found in everything. */
    private static Optional<Usable> derived(String shown, String text) {
        Pattern regex = Pattern.compile(text, Pattern.CASE_INSENSITIVE);
        return regex.matcher("").find() ? Optional.empty() : Optional.of(new Usable(shown, regex));
    }
}
