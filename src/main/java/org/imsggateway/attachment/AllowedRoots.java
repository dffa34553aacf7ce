package org.imsggateway.attachment;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The folders that files may come from. A root is an absolute path; a segment of it that is {@code *} stands for exactly
 * one segment. Compared segment by segment and case-sensitively, after {@code .} and {@code ..} are resolved, so that a
 * path can neither climb out of a root nor begin with the name of one.
 *
 * @param roots the segments of each root
 */
record AllowedRoots(List<List<String>> roots) {

    /**
     * Prepares roots.
     *
     * @param patterns as configured; one that is no absolute path is left out
     * @return the roots
     */
    static AllowedRoots of(List<String> patterns) {
        return new AllowedRoots(patterns.stream()
                .map(AllowedRoots::segments)
                .flatMap(Optional::stream)
                .filter(root -> !root.isEmpty())
                .distinct()
                .toList());
    }

    /** Whether a path is one of the roots or lies in one. */
    boolean contain(String path) {
        return segments(path)
                .filter(segments -> roots.stream().anyMatch(root -> within(root, segments)))
                .isPresent();
    }

    private static boolean within(List<String> root, List<String> path) {
        if (path.size() < root.size()) {
            return false;
        }
        for (int i = 0; i < root.size(); i++) {
            if (!root.get(i).equals("*") && !root.get(i).equals(path.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The parts of an absolute path; empty if it is not absolute or holds a NUL, which ends a path for the system. */
    private static Optional<List<String>> segments(String written) {
        String path = written.replace('\\', '/');
        if (path.indexOf('\0') >= 0 || !isAbsolute(path)) {
            return Optional.empty();
        }
        Deque<String> segments = new ArrayDeque<>();
        for (String segment : path.split("/", -1)) {
            if (segment.equals("..")) {
                segments.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.addLast(segment);
            }
        }
        return Optional.of(new ArrayList<>(segments));
    }

    private static boolean isAbsolute(String path) {
        boolean drive = path.length() > 2 && Character.isLetter(path.charAt(0)) && path.startsWith(":/", 1);
        return path.startsWith("/") || drive;
    }
}
