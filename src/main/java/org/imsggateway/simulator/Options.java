package org.imsggateway.simulator;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words of a command line after the verb.
 *
 * @param values options with what was given to them; a flag has an empty text
 * @param words what is no option
 */
record Options(Map<String, List<String>> values, List<String> words) {

    /** Options that every verb knows. */
    static final Set<String> COMMON = Set.of("db", "log-level", "fault", "imsg-version");

    static final Set<String> COMMON_FLAGS = Set.of("json", "verbose", "bridge", "help", "h");

    /**
     * Reads the words.
     *
     * @throws UsageException in imsg's own words where an option is unknown or its value missing
     */
    static Options parse(List<String> args, Set<String> valued, Set<String> flags) {
        var values = new LinkedHashMap<String, List<String>>();
        var words = new ArrayList<String>();
        for (var i = 0; i < args.size(); i++) {
            var arg = args.get(i);
            if (!arg.startsWith("-") || arg.equals("-") || arg.matches("-\\d+")) {
                words.add(arg);
                continue;
            }
            var parts = arg.replaceFirst("^--?", "").split("=", 2);
            var name = parts[0];
            if (flags.contains(name) || COMMON_FLAGS.contains(name)) {
                values.computeIfAbsent(name, key -> new ArrayList<>()).add("");
            } else if (!valued.contains(name) && !COMMON.contains(name)) {
                throw new UsageException("Unknown option " + arg);
            } else if (parts.length > 1) {
                values.computeIfAbsent(name, key -> new ArrayList<>()).add(parts[1]);
            } else if (i + 1 < args.size()) {
                values.computeIfAbsent(name, key -> new ArrayList<>()).add(args.get(++i));
            } else {
                throw new UsageException("Missing value for option: --" + name);
            }
        }
        return new Options(values, words);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    @Nullable
    String get(String name) {
        var given = all(name);
        return given.isEmpty() ? null : given.getLast();
    }

    String get(String name, String fallback) {
        var given = get(name);
        return given == null ? fallback : given;
    }

    String required(String name) {
        var given = get(name);
        if (given == null || given.isBlank()) {
            throw new UsageException("Missing required option: --" + name);
        }
        return given;
    }

    /** A whole number; the fallback where it is absent or, as in imsg, no number. */
    long lenientNumber(String name, long fallback) {
        var given = get(name);
        return given != null && given.matches("\\d{1,18}") ? Long.parseLong(given) : fallback;
    }

    @Nullable
    Long number(String name) {
        var given = get(name);
        if (given == null) {
            return null;
        }
        if (!given.matches("\\d{1,18}")) {
            throw new UsageException("--" + name + " takes a whole number, not '" + given + "'.");
        }
        return Long.parseLong(given);
    }

    Path path(String name, Path fallback) {
        var given = get(name);
        try {
            return given == null ? fallback : Path.of(Attachments.expand(given));
        } catch (InvalidPathException e) {
            throw new UsageException("--" + name + ": no path of this system: '" + given + "'.");
        }
    }
}
