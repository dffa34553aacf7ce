package org.imsggateway.access;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds repeated groups that repeat something themselves, or whose alternatives overlap. The engine would match such patterns
 * as fast as any; but engines that go back and forth hang on them, and the compatible system therefore ignores them, so that
 * one configuration means the same in both.
 */
final class NestedRepetition {

    /** The beginning of a group with its name or flags; or flags alone, which are no group. */
    private static final Pattern BEGINNING = Pattern.compile("\\((?:\\?(?:P?<[^>]*>|[^:)]*[:)]))?");

    private static final Pattern QUANTIFIER = Pattern.compile("(?:[*+?]|\\{(\\d{1,4})(,(\\d{0,4}))?})\\??");

    /** A group that has begun; the whole pattern is the outermost. */
    private static final class Group {
        private final List<List<String>> alternatives = new ArrayList<>(List.of(new ArrayList<>()));
        private boolean repeats;
        private boolean overlaps;

        void add(String atom) {
            alternatives.getLast().add(atom);
        }

        /** Must be told of a group inside before that group counts as one of its atoms. */
        void contains(Group inner) {
            repeats |= inner.repeats;
            overlaps |= inner.overlaps;
        }
    }

    private final String pattern;
    private final Deque<Group> open = new ArrayDeque<>(List.of(new Group()));
    private int at;
    private @Nullable String fault;

    private NestedRepetition(String pattern) {
        this.pattern = pattern;
    }

    /**
     * Reads a pattern.
     *
     * @param pattern one that the engine accepts
     * @return what is nested, as the end of a sentence; empty if nothing is
     */
    static Optional<String> in(String pattern) {
        var reader = new NestedRepetition(pattern);
        while (reader.at < pattern.length() && reader.fault == null) {
            reader.step();
        }
        return Optional.ofNullable(reader.fault);
    }

    private void step() {
        switch (pattern.charAt(at)) {
            case '(' -> begin();
            case ')' -> end();
            case '|' -> {
                open.element().alternatives.add(new ArrayList<>());
                at++;
            }
            default -> {
                open.element().add(take(PatternDialect.ATOM));
                quantifier();
            }
        }
    }

    private void begin() {
        if (!take(BEGINNING).endsWith(")")) {
            open.push(new Group());
        }
    }

    private void end() {
        at++;
        Group group = open.pop();
        if (open.isEmpty()) {
            open.push(new Group());
        }
        group.overlaps |= Alternatives.overlap(group.alternatives);
        open.element().contains(group);
        open.element().add(Alternatives.ANYTHING);
        if (quantifier() > 1) {
            fault = group.repeats
                    ? "it repeats a group that repeats something itself"
                    : group.overlaps ? "it repeats a group whose alternatives overlap" : null;
        }
    }

    /** Reads a quantifier, if there is one; says how often it lets a thing happen, 0 if there is none. */
    private int quantifier() {
        Matcher quantifier = matcher(QUANTIFIER);
        if (!quantifier.lookingAt()) {
            return 0;
        }
        at = quantifier.end();
        open.element().repeats = true;
        if (quantifier.group(1) == null) {
            return quantifier.group().startsWith("?") ? 1 : Integer.MAX_VALUE;
        }
        String most = quantifier.group(2) == null ? quantifier.group(1) : quantifier.group(3);
        return most.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(most);
    }

    private String take(Pattern regex) {
        Matcher matcher = matcher(regex);
        int start = at;
        at = matcher.lookingAt() ? matcher.end() : at + 1;
        return pattern.substring(start, at);
    }

    private Matcher matcher(Pattern regex) {
        return regex.matcher(pattern).region(at, pattern.length());
    }
}
